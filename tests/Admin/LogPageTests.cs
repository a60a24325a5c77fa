using System.Net;
using Dapper;
using Fachgruppe.Accounts.Roles;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Admin;

public sealed class LogPageTests
{
    [Theory]
    [InlineData("/verwaltung")]
    [InlineData("/verwaltung/protokoll")]
    public async Task Only_administrators_find_the_administration(string path)
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = WebUser.Visitor(app);
        using var member = await WebUser.MemberAsync(app);
        using var admin = await AdminAsync(app, "de");

        Assert.NotEqual(HttpStatusCode.OK, (await visitor.OpenAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await admin.OpenAsync(path)).Status);
    }

    [Theory]
    [InlineData("de", "Rolle vergeben", "Kette unversehrt")]
    [InlineData("en", "Role given", "Chain unbroken")]
    public async Task The_log_tells_what_happened_in_the_readers_language(string language, string happened, string whole)
    {
        await using var app = await TestApp.StartAsync();
        using var admin = await AdminAsync(app, language);

        var html = await admin.GetAsync("/verwaltung/protokoll");
        var filtered = await admin.GetAsync("/verwaltung/protokoll?art=role.given");

        Assert.Contains(whole, html, StringComparison.Ordinal);
        Assert.Contains(happened, html, StringComparison.Ordinal);
        Assert.Contains("Probe Person", html, StringComparison.Ordinal);
        Assert.Equal(1, filtered.Split("<li>").Count(item => item.Contains($"{happened}</span>", StringComparison.Ordinal)));
        Assert.DoesNotContain(">session.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_entry_is_shown_where_it_stands()
    {
        await using var app = await TestApp.StartAsync();
        using var admin = await AdminAsync(app, "de");
        await app.Database.WriteAsync((c, t) => c.ExecuteAsync("update log_entries set kind = 'role.given' where seq = 2", transaction: t));

        Assert.Contains("Eintrag 2 ist nicht, was geschrieben wurde", await admin.GetAsync("/verwaltung/protokoll"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_logs_come_page_by_page_and_end()
    {
        await using var app = await TestApp.StartAsync();
        using var admin = await AdminAsync(app, "de");
        for (var i = 0; i < 60; i++)
        {
            await app.TokenAsync(admin.Id!);
        }

        var first = await admin.GetAsync("/verwaltung/protokoll?art=token.created");
        var older = System.Text.RegularExpressions.Regex.Match(first, "href=\"(/verwaltung/protokoll\\?vor=[^\"]+)\"").Groups[1].Value;
        var second = await admin.GetAsync(WebUtility.HtmlDecode(older));

        Assert.Equal((50, 10), (Items(first), Items(second)));
        Assert.DoesNotContain("?vor=", second, StringComparison.Ordinal);
        Assert.Contains("Keine Einträge", WebUtility.HtmlDecode(await admin.GetAsync("/verwaltung/protokoll?art=nothing")), StringComparison.Ordinal);
    }

    private static int Items(string html) => WebUtility.HtmlDecode(html).Split("Schlüssel für ein Programm angelegt</span>").Length - 1;

    private static async Task<WebUser> AdminAsync(TestApp app, string language)
    {
        var admin = await WebUser.MemberAsync(app, language: language);
        await app.Database.WriteAsync((c, t) => RoleStore.GiveAsync(c, t, admin.Id!, "admin", null, DateTimeOffset.UtcNow));
        return admin;
    }
}
