using System.Net;
using Fachgruppe.Accounts.Roles;
using Fachgruppe.Identity.Clients;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Identity;

public sealed class ClientPagesTests
{
    private const string Pages = "/verwaltung/anwendungen";

    [Fact]
    public async Task An_administrator_adds_changes_switches_off_and_removes_a_client()
    {
        await using var app = await TestApp.StartAsync();
        using var admin = await AdminAsync(app);

        using var added = await admin.PostAsync(
            Pages + "/neu", Pages + "/neu",
            ("clientId", "cloud"), ("name", "Wolke der Gruppe"), ("type", "confidential"), ("redirects", "https://cloud.example.org/cb\r\nhttps://cloud.example.org/cb2"),
            ("afterSignOut", "https://cloud.example.org/"), ("scopes", "openid"), ("scopes", "profile"));
        var secret = Secret(await added.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(43, secret.Length);
        Assert.DoesNotContain(secret, await admin.GetAsync(Pages + "/cloud"), StringComparison.Ordinal);

        using var changed = await admin.PostAsync(Pages + "/cloud", Pages + "/cloud", ("name", "Wolke"), ("redirects", "https://cloud.example.org/cb"), ("scopes", "openid"));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        var client = (await app.Services.GetRequiredService<ClientList>().FindAsync("cloud", TestContext.Current.CancellationToken))!;
        Assert.Equal(("Wolke", 1, 1), (client.DisplayName, client.RedirectUris.Length, client.PostLogoutRedirectUris.Length));

        using var renewed = await admin.PostAsync(Pages + "/cloud", Pages + "/cloud?handler=Secret");
        Assert.NotEqual(secret, Secret(await renewed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        using var off = await admin.PostAsync(Pages + "/cloud", Pages + "/cloud?handler=Switch", ("aus", "true"));
        Assert.Contains("ausgeschaltet", await admin.GetAsync(Pages), StringComparison.Ordinal);
        using var removed = await admin.PostAsync(Pages + "/cloud/entfernen", Pages + "/cloud/entfernen");
        Assert.Equal(HttpStatusCode.NotFound, (await admin.OpenAsync(Pages + "/cloud")).Status);
        var kinds = await app.Services.GetRequiredService<LogReader>().KindsAsync(TestContext.Current.CancellationToken);
        Assert.Superset(new HashSet<string> { "client.added", "client.changed", "client.removed", "keys.rotated" }, kinds.ToHashSet());
    }

    [Theory]
    [InlineData("clientId", "ein Leerzeichen", "Bitte geben Sie eine Kennung")]
    [InlineData("redirects", "http://cloud.example.org/cb", "ist nicht verschlüsselt")]
    [InlineData("name", "", "Bitte geben Sie einen Namen")]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_stays(string field, string value, string message)
    {
        await using var app = await TestApp.StartAsync();
        using var admin = await AdminAsync(app);
        var fields = new Dictionary<string, string> { ["clientId"] = "cloud", ["name"] = "Wolke", ["type"] = "confidential", ["redirects"] = "https://cloud.example.org/cb", ["scopes"] = "email", [field] = value };

        using var answer = await admin.PostAsync(Pages + "/neu", Pages + "/neu", [.. fields.Select(pair => (pair.Key, pair.Value))]);

        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains($"id=\"{field}-error\"", html, StringComparison.Ordinal);
        Assert.Contains(message, html, StringComparison.Ordinal);
        Assert.Contains(value, html, StringComparison.Ordinal);
        Assert.Contains("value=\"email\" checked", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/neu")]
    [InlineData("/cloud")]
    [InlineData("/cloud/entfernen")]
    public async Task For_members_none_of_it_exists(string path)
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);

        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(Pages + path)).Status);
    }

    private static string Secret(string html) => html.Split("class=\"secret\">")[1].Split('<')[0];

    private static async Task<WebUser> AdminAsync(TestApp app)
    {
        var admin = await WebUser.MemberAsync(app);
        await app.Database.WriteAsync((c, t) => RoleStore.GiveAsync(c, t, admin.Id!, "admin", null, DateTimeOffset.UtcNow));
        return admin;
    }
}
