using Dapper;
using Fachgruppe.Accounts.OwnData;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fachgruppe.Tests.Accounts.OwnData;

public sealed class DataExportStoreTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero));

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Asking_twice_makes_one_file_until_the_first_is_done_or_has_died(DatabaseEngine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        using var folder = new TestFolder();
        var store = Store(test, folder);
        var person = await PersonAsync(test);

        var first = await store.AskAsync(person, "de", TestContext.Current.CancellationToken);
        Assert.NotNull(first);
        Assert.Null(await store.AskAsync(person, "de", TestContext.Current.CancellationToken));
        _time.Advance(DataExport.Patience);
        Assert.Equal(ExportState.Failed, (await store.OfPersonAsync(person, TestContext.Current.CancellationToken))!.StateAt(_time.GetUtcNow()));
        var second = await store.AskAsync(person, "en", TestContext.Current.CancellationToken);

        Assert.NotEqual(first.File, second!.File);
        Assert.Null(await store.BeginAsync(first.Id, TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_file_advances_and_is_ready_and_goes_with_the_next(DatabaseEngine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        using var folder = new TestFolder();
        var store = Store(test, folder);
        var person = await PersonAsync(test);
        var files = new DataExportFolder(new DataDirectory(folder.Path));
        var asked = (await store.AskAsync(person, "de", TestContext.Current.CancellationToken))!;

        Assert.NotNull(await store.BeginAsync(asked.Id, TestContext.Current.CancellationToken));
        await store.AdvanceAsync(asked.Id, 40, TestContext.Current.CancellationToken);
        Assert.Equal((ExportState.Running, 40), await StateAsync(store, person));
        await files.WriteAsync(asked.File, stream => stream.WriteAsync(new byte[3]).AsTask());
        Assert.True(await store.FinishAsync(asked.Id));
        Assert.Equal((ExportState.Ready, 100), await StateAsync(store, person));
        Assert.Equal(3, files.Size(asked.File));

        await store.AskAsync(person, "de", TestContext.Current.CancellationToken);
        Assert.Empty(files.All());
        Assert.False(await store.FinishAsync(asked.Id));
    }

    private async Task<(ExportState State, long Percent)> StateAsync(DataExportStore store, string person)
    {
        var export = (await store.OfPersonAsync(person, TestContext.Current.CancellationToken))!;
        return (export.StateAt(_time.GetUtcNow()), export.Percent);
    }

    private DataExportStore Store(TestDatabase test, TestFolder folder) =>
        new(test.Database, new DataExportFolder(new DataDirectory(folder.Path)), _time);

    private static async Task<string> PersonAsync(TestDatabase test)
    {
        var id = Ids.New();
        await test.Database.WriteAsync((c, t) => c.ExecuteAsync(
            """
            insert into people (id, name, email, email_normalized, sector, security_stamp, created_at) values (@id, 'N', @id, @id, 'company', '', 0)
            """,
            new { id }, t));
        return id;
    }
}
