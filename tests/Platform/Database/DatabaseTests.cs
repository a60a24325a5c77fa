using Dapper;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Platform.Database;

public sealed class DatabaseTests
{
    private sealed record Row(long Id, bool IsGood, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, double Share);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Flags_times_and_numbers_come_back_as_they_went_in(DatabaseEngine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine, migrate: false);
        var row = new Row(1, true, DateTimeOffset.FromUnixTimeMilliseconds(1_795_000_000_123), null, 0.25);

        var read = await test.Database.WriteAsync(async (connection, transaction) =>
        {
            await connection.ExecuteAsync(
                "create table r (id bigint, is_good bigint, created_at bigint, ended_at bigint, share double precision)", transaction: transaction);
            await connection.ExecuteAsync("insert into r values (@Id, @IsGood, @CreatedAt, @EndedAt, @Share)", row, transaction);
            return await connection.QuerySingleAsync<Row>("select id, is_good, created_at, ended_at, share from r", transaction: transaction);
        });

        Assert.Equal(row, read);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_exception_rolls_the_whole_write_back(DatabaseEngine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);

        await Assert.ThrowsAsync<InvalidOperationException>(() => test.Database.WriteAsync(async (connection, transaction) =>
        {
            await connection.ExecuteAsync("insert into health_probe (id, at) values (1, 1)", transaction: transaction);
            throw new InvalidOperationException();
        }));

        Assert.Equal(0, await test.Database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from health_probe")));
    }

    [Fact]
    public async Task The_journal_writes_before_others_that_came_earlier()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseEngine.Sqlite);
        var holding = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        var order = new List<string>();
        var holder = test.Database.WriteAsync(async (_, _) =>
        {
            entered.SetResult();
            await holding.Task;
        });
        await entered.Task;
        var normal = test.Database.WriteAsync((_, _) => Note("normal"));
        var journal = test.Database.WriteAsync((_, _) => Note("journal"), WritePriority.Journal);

        holding.SetResult();
        await Task.WhenAll(holder, normal, journal);

        Assert.Equal(["journal", "normal"], order);

        Task Note(string who)
        {
            order.Add(who);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Sqlite_keeps_its_promises_on_every_connection()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseEngine.Sqlite);

        var settings = await test.Database.ReadAsync(async c => (
            Journal: await c.QuerySingleAsync<string>("pragma journal_mode"),
            Synchronous: await c.QuerySingleAsync<long>("pragma synchronous"),
            ForeignKeys: await c.QuerySingleAsync<long>("pragma foreign_keys"),
            SecureDelete: await c.QuerySingleAsync<long>("pragma secure_delete"),
            Busy: await c.QuerySingleAsync<long>("pragma busy_timeout")));

        Assert.Equal(("wal", 2L, 1L, 1L, 5000L), settings);
    }
}
