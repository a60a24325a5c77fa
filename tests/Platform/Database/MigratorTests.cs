using Dapper;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fachgruppe.Tests.Platform.Database;

public sealed class MigratorTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_fresh_database_gets_every_file_once_and_in_order(DatabaseEngine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine, migrate: false);
        var migrator = Migrator(test);

        var first = await migrator.RunAsync(TestContext.Current.CancellationToken);
        var second = await migrator.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Migration.For(engine).Select(m => m.Name), first);
        Assert.Empty(second);
        Assert.Empty(await migrator.MissingAsync(TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_file_changed_after_it_was_applied_is_refused(DatabaseEngine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await test.Database.WriteAsync((c, t) => c.ExecuteAsync("update schema_migrations set sha256 = 'other' where number = 1", transaction: t));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Migrator(test).RunAsync());

        Assert.Contains("0001_rights", error.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_nodes_that_start_together_migrate_once(DatabaseEngine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine, migrate: false);

        var both = await Task.WhenAll(Task.Run(() => Migrator(test).RunAsync()), Task.Run(() => Migrator(test).RunAsync()));

        Assert.Equal(Migration.For(engine).Select(m => m.Name), both.SelectMany(x => x).Order(StringComparer.Ordinal));
    }

    private static Migrator Migrator(TestDatabase test) => new(test.Database, TimeProvider.System, NullLogger<Migrator>.Instance);
}
