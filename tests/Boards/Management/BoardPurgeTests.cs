using System.Net;
using Dapper;
using Fachgruppe.Boards;
using Fachgruppe.Boards.Management;
using Fachgruppe.Platform.Audience;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Fachgruppe.Tests.Boards.Management;

public sealed class BoardPurgeTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_deleted_board_ends_after_its_grace_period_and_not_before(DatabaseEngine engine)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var app = await TestApp.StartAsync(engine, time);
        using var member = await WebUser.MemberAsync(app);
        var boards = app.Services.GetRequiredService<BoardStore>();
        var viewer = new Viewer(member.Id, false, new HashSet<string>());
        var board = await boards.CreateAsync(new NewBoard("Vergänglich", new Audience(AudienceKind.Named)), member.Id);
        await boards.DeleteAsync(viewer, board.Id);
        var purge = app.Services.GetRequiredService<BoardPurge>();

        time.Advance(BoardPurge.Grace - TimeSpan.FromHours(1));
        await purge.RunAsync();
        Assert.Single(await boards.ListDeletedAsync(viewer));
        time.Advance(TimeSpan.FromHours(2));
        await purge.RunAsync();

        Assert.Empty(await boards.ListDeletedAsync(viewer));
        Assert.Equal(0, await app.Database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from audience_people")));
    }

    [Fact]
    public async Task The_jobs_page_is_for_administrators_alone()
    {
        await using var app = await TestApp.StartAsync(settings: "--Demo:Enabled=true");
        using var visitor = WebUser.Visitor(app);
        using var member = await WebUser.MemberAsync(app);
        using var admin = WebUser.Visitor(app);
        await admin.PostAsync("/anmelden", "/anmelden?handler=Demo", ("demo", "fenja.probe@example.org"));

        Assert.Equal(HttpStatusCode.Redirect, (await visitor.OpenAsync("/verwaltung/jobs")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync("/verwaltung/jobs")).Status);
        Assert.Contains("Hangfire", (await admin.OpenAsync("/verwaltung/jobs/recurring")).Html, StringComparison.Ordinal);
        Assert.Contains("boards-purge", (await admin.OpenAsync("/verwaltung/jobs/recurring")).Html, StringComparison.Ordinal);
    }
}
