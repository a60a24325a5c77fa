using Fachgruppe.Accounts;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Architecture;

public sealed class EndpointTests
{
    [Fact]
    public async Task Every_endpoint_says_who_may_use_it()
    {
        await using var app = await TestApp.StartAsync();
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        var silent = endpoints
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null
                && e.Metadata.GetMetadata<IAuthorizeData>() is null
                && e.Metadata.GetMetadata<ApiAccess.ScopeRequirement>() is null)
            // Development serves files that came after the build through a route of its own.
            .Where(e => e.RoutePattern.RawText != "{**path:file}")
            .Select(e => e.RoutePattern.RawText);

        Assert.NotEmpty(endpoints);
        Assert.Empty(silent);
    }
}
