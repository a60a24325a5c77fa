using System.Net;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Platform.Http;

public sealed class EndpointTests
{
    // SignalR checks the Origin itself and has no forms; its own tests hold that.
    private static readonly string[] Hubs = ["/hubs/board", "/hubs/board/negotiate"];

    [Fact]
    public async Task Every_endpoint_says_who_may_use_it()
    {
        await using var app = await TestApp.StartAsync();

        var silent = Endpoints(app)
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.Metadata.GetMetadata<IAuthorizeData>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText)
            // Development's fallback for files that are newer than the build.
            .Where(path => path != "{**path:file}")
            .Except(Hubs.Select(hub => hub.TrimStart('/')))
            .Except(Hubs);

        Assert.Empty(silent);
    }

    [Fact]
    public async Task No_form_and_no_call_changes_anything_without_a_token()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);

        foreach (var endpoint in Endpoints(app).Where(Changes).Where(endpoint => !Hubs.Contains("/" + endpoint.RoutePattern.RawText?.TrimStart('/'))))
        {
            foreach (var method in Methods(endpoint).Where(method => method is not ("GET" or "HEAD" or "OPTIONS")))
            {
                var path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/').Replace("{id}", Guid.Empty.ToString(), StringComparison.Ordinal);
                using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent("[]", null, "application/json") };
                using var answer = await member.Client.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.True(
                    answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed,
                    $"{method} {path} answered {answer.StatusCode}");
            }
        }
    }

    private static IEnumerable<RouteEndpoint> Endpoints(TestApp app) =>
        app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static bool Changes(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText?.Contains("**", StringComparison.Ordinal) == false
        && endpoint.RoutePattern.RawText?.Contains("{status", StringComparison.Ordinal) == false
        && !endpoint.RoutePattern.RawText.StartsWith("verwaltung/jobs", StringComparison.Ordinal);

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["POST"];
}
