using Fachgruppe.Platform.Database;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fachgruppe.Tests.Support;

/// <summary>A migrated database of a test's own, without a host.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TestFolder _folder;

    private TestDatabase(TestFolder folder, DatabaseOptions options)
    {
        _folder = folder;
        Options = options;
        Database = new Database(options);
    }

    /// <summary>Where it is.</summary>
    public DatabaseOptions Options { get; }

    /// <summary>The door to it.</summary>
    public Database Database { get; }

    /// <summary>Makes and migrates one.</summary>
    public static async Task<TestDatabase> CreateAsync(DatabaseEngine engine, bool migrate = true)
    {
        var folder = new TestFolder();
        var made = new TestDatabase(folder, await Engines.FreshAsync(engine, folder.Path));
        if (migrate)
        {
            await new Migrator(made.Database, TimeProvider.System, NullLogger<Migrator>.Instance).RunAsync();
        }

        return made;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        _folder.Dispose();
    }
}
