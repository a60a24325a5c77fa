using System.Text.RegularExpressions;
using Fachgruppe.Accounts;
using Fachgruppe.Accounts.Roles;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Architecture;

public sealed partial class EndpointTests
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

    /// <summary>What anybody may ask for without signing in; a new line here wants a second pair of eyes.</summary>
    private static readonly string[] Anonymous =
    [
        "/",
        "/abmelden",
        "/anmelden",
        "/anmelden/extern",
        "/anmelden/passkey.json",
        "/api/v1/boards/",
        "/api/v1/boards/{id}",
        "/api/v1/boards/{id}/",
        "/api/v1/boards/{id}/guest-links/",
        "/api/v1/boards/{id}/guest-links/{link}",
        "/api/v1/boards/{id}/ops",
        "/api/v1/boards/{id}/roles/",
        "/api/v1/boards/{id}/roles/{person}",
        "/barrierefreiheit",
        "/beitreten/{code}",
        "/connect/authorize",
        "/connect/endsession",
        "/datenschutz",
        "/dev/mail",
        "/dev/mail/{id}",
        "/einladung/{token}",
        "/fehler/{status:int}",
        "/healthz/live",
        "/healthz/ready",
        "/hilfe",
        "/hubs/board",
        "/hubs/board/negotiate",
        "/impressum",
        "/konto/daten/{id}.zip",
        "/konto/zuruecksetzen",
        "/konto/zuruecksetzen/{token}",
        "/mitmachen",
        "/mitmachen/{token}",
        "/openapi/{documentName}.json",
        "/sprache",
        "/tafeln",
        "/tafeln/{id}",
        "/tafeln/{id}/liste",
    ];

    [Fact]
    public async Task What_the_administration_offers_names_a_right_from_the_table()
    {
        await using var app = await TestApp.StartAsync();

        var rights = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("verwaltung", StringComparison.Ordinal))
            .Select(e => (Route: e.RoutePattern.RawText!, Right: e.Metadata.GetMetadata<NeedsRightAttribute>()?.Right))
            .ToList();

        Assert.True(rights.Count > 8, "The administration has pages.");
        Assert.All(rights, endpoint => Assert.Contains(Rights.All, right => right.Name == endpoint.Right));
        Assert.All(rights, endpoint => Assert.DoesNotContain(RoleNames.Member, Rights.Find(endpoint.Right!).Roles));
    }

    [Fact]
    public async Task What_visitors_may_ask_for_is_on_the_reviewed_list()
    {
        await using var app = await TestApp.StartAsync();

        var found = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(route => !Files().IsMatch(route))
            .Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(Anonymous, found);
    }

    [GeneratedRegex(@"/(css|js|lib|fonts|icons|img)/|\.(svg|png|ico|webmanifest|txt)(\.gz)?$|\*\*path")]
    private static partial Regex Files();
}
