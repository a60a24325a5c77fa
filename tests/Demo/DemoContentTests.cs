using Dapper;
using Fachgruppe.Demo;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Demo;

public sealed class DemoContentTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Removing_takes_all_demo_content_and_nothing_else(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var member = await WebUser.MemberAsync(app);
        await member.PostAsync("/tafeln/neu", "/tafeln/neu", ("title", "Bleibt hängen"), ("audience", "members"), ("template", "topics"));
        var before = await CountsAsync(app);
        await using var scope = app.Services.CreateAsyncScope();
        var demo = scope.ServiceProvider.GetRequiredService<DemoContent>();

        Assert.True(await demo.LoadAsync(TestContext.Current.CancellationToken));
        Assert.False(await demo.LoadAsync(TestContext.Current.CancellationToken));
        Assert.NotEqual(before, await CountsAsync(app));
        await demo.RemoveAsync(TestContext.Current.CancellationToken);

        Assert.Equal(before, await CountsAsync(app));
        Assert.Contains("Bleibt hängen", System.Net.WebUtility.HtmlDecode(await member.GetAsync("/tafeln")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_start_in_development_hangs_the_public_wall_with_the_five_themes()
    {
        await using var app = await TestApp.StartAsync(settings: "--Demo:Enabled=true");
        using var visitor = WebUser.Visitor(app);

        var list = System.Net.WebUtility.HtmlDecode(await visitor.GetAsync("/tafeln"));
        var id = System.Text.RegularExpressions.Regex.Match(list, "/tafeln/([0-9a-f-]{36})").Groups[1].Value;
        var board = System.Net.WebUtility.HtmlDecode(await visitor.GetAsync($"/tafeln/{id}/liste"));

        Assert.Contains("Auftakt-Themen", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Verwaltungsraum", list, StringComparison.Ordinal);
        Assert.All(
            ["Onlinezugangsgesetz (OZG)", "Mindset", "IT-Sicherheit", "Fachkräftemangel", "Künstliche Intelligenz"],
            theme => Assert.Contains(theme, board, StringComparison.Ordinal));
        Assert.Contains("chip--demo", board, StringComparison.Ordinal);
    }

    private static async Task<string> CountsAsync(TestApp app)
    {
        string[] tables = ["people", "organisations", "circles", "circle_members", "person_roles", "boards", "board_ops", "audience_people"];
        var counts = new List<string>();
        foreach (var table in tables)
        {
            counts.Add($"{table}={await app.Database.ReadAsync(c => c.QuerySingleAsync<long>($"select count(*) from {table}"))}");
        }

        return string.Join(' ', counts);
    }
}
