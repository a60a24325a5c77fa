using System.Data.Common;
using Dapper;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Fachgruppe.Tests.Boards.Journal;

public sealed class BrokenDatabaseTests
{
    private static readonly string Long = new('x', 1900);

    [Fact]
    public async Task With_a_full_disk_nothing_is_acknowledged_or_broadcast_and_afterwards_all_works_again()
    {
        await using var app = await TestApp.StartAsync();
        var (token, board) = (await app.TokenAsync(await app.PersonAsync()), await app.BoardAsync());
        await using var writer = await BoardClient.OpenAsync(app, token, board);
        await using var reader = await BoardClient.OpenAsync(app, token, board);
        await writer.MustAsync(Ops.Note(Ids.New()));
        await reader.HeardAsync(1);
        var op = Ops.Note(Ids.New(), Long);

        // The engine itself says SQLITE_FULL when a file may not grow; the limit belongs to a connection of the pool.
        await OnEveryConnectionAsync(app, "pragma max_page_count = 1");
        object[] full = [op, .. Enumerable.Range(0, 12).Select(_ => Ops.Note(Ids.New(), Long))];
        var receipts = await writer.ApplyAsync(full);
        await OnEveryConnectionAsync(app, "pragma max_page_count = 1073741823");

        Assert.All(receipts, r => Assert.Equal("not_saved", r.GetProperty("error").GetProperty("code").GetString()));
        Assert.Equal(2, await writer.MustAsync(op));
        await reader.HeardAsync(2);
        Assert.Equal([1L, 2L], reader.Applied.Select(o => o.GetProperty("seq").GetInt64()));
    }

    [Fact]
    public async Task While_the_database_is_locked_nothing_is_acknowledged_or_broadcast_and_afterwards_all_works_again()
    {
        await using var app = await TestApp.StartAsync();
        var (token, board) = (await app.TokenAsync(await app.PersonAsync()), await app.BoardAsync());
        await using var writer = await BoardClient.OpenAsync(app, token, board);
        var op = Ops.Note(Ids.New());
        await using (var other = new SqliteConnection($"Data Source={Path.Combine(app.DataFolder, "fachgruppe.db")};Pooling=False"))
        {
            await other.OpenAsync();
            await other.ExecuteAsync("begin immediate");
            Assert.Equal("not_saved", await writer.RefusedAsync(op));
            Assert.Empty(writer.Applied);
            await other.ExecuteAsync("rollback");
        }

        Assert.Equal(1, await writer.MustAsync(op));
        await writer.HeardAsync(1);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_database_that_refuses_to_write_is_told_and_survived(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var (token, board) = (await app.TokenAsync(await app.PersonAsync()), await app.BoardAsync());
        await using var writer = await BoardClient.OpenAsync(app, token, board);
        var op = Ops.Note(Ids.New());

        await ExecuteAsync(app, "alter table board_ops rename to board_ops_away");
        Assert.Equal("not_saved", await writer.RefusedAsync(op));
        await ExecuteAsync(app, "alter table board_ops_away rename to board_ops");

        Assert.Equal(1, await writer.MustAsync(op));
        await writer.HeardAsync(1);
        Assert.Single(writer.Applied);
    }

    [Fact]
    public async Task A_board_that_cannot_be_read_does_not_stop_the_others()
    {
        await using var app = await TestApp.StartAsync();
        var token = await app.TokenAsync(await app.PersonAsync());
        var (broken, whole) = (await app.BoardAsync(), await app.BoardAsync());
        await ExecuteAsync(app, $"insert into board_ops values ('{broken}', 1, 'x', null, 0, 'nonsense', '')");
        await ExecuteAsync(app, $"update boards set seq = 1 where id = '{broken}'");
        await using var client = await BoardClient.OpenAsync(app, token, whole);
        await using var unlucky = await BoardClient.ConnectAsync(app, token, broken);

        var opening = Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Assert.ThrowsAnyAsync<Exception>(() => unlucky.OpenAsync())));
        var seqs = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.MustAsync(Ops.Note(Ids.New()))));

        Assert.Equal(Enumerable.Range(1, 20).Select(i => (long)i), seqs.Order());
        Assert.All(await opening, error => Assert.EndsWith("not_saved", error.Message, StringComparison.Ordinal));
    }

    private static Task<int> ExecuteAsync(TestApp app, string sql) => app.Database.WriteAsync((c, t) => c.ExecuteAsync(sql, transaction: t));

    private static async Task OnEveryConnectionAsync(TestApp app, string pragma)
    {
        var all = new List<DbConnection>();
        for (var i = 0; i < 30; i++)
        {
            all.Add(await app.Database.OpenAsync());
            await all[i].ExecuteAsync(pragma);
        }

        foreach (var connection in all)
        {
            await connection.DisposeAsync();
        }
    }
}
