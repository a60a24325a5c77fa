using Dapper;
using Fachgruppe.Boards.Journal;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Fachgruppe.Tests.Boards.Journal;

public sealed class SnapshotTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_journal_older_than_400_days_folds_into_a_snapshot_and_the_board_stays_the_same(DatabaseEngine engine)
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse("2026-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await using var app = await TestApp.StartAsync(engine, time, "--Limits:CallsPerSecond=100000", "--Limits:CallBurst=100000");
        var (person, board) = (await app.PersonAsync(), await app.BoardAsync());
        var (note, gone) = (Ids.New(), Ids.New());
        var old = Ops.Note(note, "alt");
        var young = Ops.Set(note, ("text", "jung"));
        await using (var client = await BoardClient.OpenAsync(app, await app.TokenAsync(person), board))
        {
            await client.ApplyAsync(old, Ops.Note(gone), Ops.Of("note.delete", gone));
        }

        time.Advance(TimeSpan.FromDays(401));
        await using var later = await BoardClient.OpenAsync(app, await app.TokenAsync(person), board);
        await later.MustAsync(young);
        var before = (await later.OpenAsync()).GetProperty("notes").ToString();

        var folded = await app.Services.GetRequiredService<Snapshots>().FoldAsync();
        await app.RestartAsync();
        await using var fresh = await BoardClient.OpenAsync(app, await app.TokenAsync(person), board);
        var after = await fresh.OpenAsync(0);

        Assert.Equal(3, folded);
        Assert.Equal(before, after.GetProperty("notes").ToString());
        Assert.Equal(4, await fresh.MustAsync(young));
        Assert.Equal("invalid", await fresh.RefusedAsync(old));
        Assert.Equal(5, await fresh.MustAsync(Ops.Of("note.restore", gone)));
    }

    [Fact]
    public async Task A_snapshot_is_written_after_many_operations()
    {
        await using var app = await TestApp.StartAsync(time: new FastClock(), settings: ["--Limits:CallBurst=1000"]);
        await using var client = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), await app.BoardAsync());
        var note = Ids.New();
        await client.MustAsync(Ops.Note(note));
        for (var i = 0; i < Snapshots.Every / 100; i++)
        {
            await client.ApplyAsync([.. Enumerable.Range(0, 100).Select(n => Ops.Set(note, ("x", n)))]);
        }

        await Until.TrueAsync(() => app.Database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from board_snapshots")).GetAwaiter().GetResult() == 1);
    }

    /// <summary>A clock whose every look is a minute later.</summary>
    private sealed class FastClock : TimeProvider
    {
        private long _looks;

        public override long GetTimestamp() => Interlocked.Increment(ref _looks) * TimestampFrequency * 60;
    }
}
