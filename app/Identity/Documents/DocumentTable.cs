using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Rights;
using OpenIddict.Abstractions;

namespace Fachgruppe.Identity.Documents;

/// <summary>Reads and writes documents; what is revoked or removed raises the rights version, so open boards close.</summary>
public sealed class DocumentTable(Database database, TimeProvider time)
{
    private const string Select = $"select {DocumentRow.Columns} from identity_documents where ";

    /// <summary>Now.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The database, for transactions of the caller.</summary>
    public Database Database => database;

    /// <summary>The one document that fits a condition, or null.</summary>
    public async ValueTask<T?> FindAsync<T>(string condition, object parameters, CancellationToken cancel)
        where T : Document =>
        (await database.ReadAsync(c => c.QuerySingleOrDefaultAsync<DocumentRow?>(Select + condition, parameters), cancel))?.Read<T>();

    /// <summary>Every document that fits a condition.</summary>
    public async IAsyncEnumerable<T> ListAsync<T>(string condition, object parameters, [EnumeratorCancellation] CancellationToken cancel)
        where T : Document
    {
        foreach (var row in await database.ReadAsync(c => c.QueryAsync<DocumentRow>(Select + condition + " order by id", parameters), cancel))
        {
            yield return row.Read<T>();
        }
    }

    /// <summary>How many documents of a kind there are.</summary>
    public async ValueTask<long> CountAsync(string kind, CancellationToken cancel) =>
        await database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from identity_documents where kind = @kind", new { kind }), cancel);

    /// <summary>Adds a document; <paramref name="also"/> runs in the same transaction.</summary>
    public async ValueTask AddAsync(Document document, CancellationToken cancel, Func<DbConnection, DbTransaction, Task>? also = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        document.Version = 1;
        await database.WriteAsync(
            async (c, t) =>
            {
                await c.ExecuteAsync(DocumentRow.Insert, document.Keys(), t);
                await (also?.Invoke(c, t) ?? Task.CompletedTask);
            },
            cancel: cancel);
    }

    /// <summary>Saves a document.</summary>
    /// <exception cref="OpenIddictExceptions.ConcurrencyException">Somebody else was faster.</exception>
    public async ValueTask SaveAsync(Document document, CancellationToken cancel, Func<DbConnection, DbTransaction, Task>? also = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        await ChangeAsync(DocumentRow.Update, document.Keys(), also, cancel);
        document.Version++;
    }

    /// <summary>Removes a document and what hangs on it.</summary>
    /// <exception cref="OpenIddictExceptions.ConcurrencyException">Somebody else was faster.</exception>
    public async ValueTask RemoveAsync(Document document, CancellationToken cancel, Func<DbConnection, DbTransaction, Task>? also = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        await ChangeAsync(DocumentRow.Delete, document.Keys() with { Status = "removed" }, also, cancel);
    }

    /// <summary>Runs a statement that ends rights.</summary>
    /// <returns>How many documents it touched.</returns>
    public async ValueTask<long> EndAsync(string sql, object parameters, CancellationToken cancel) => await database.WriteAsync(
        async (c, t) =>
        {
            var ended = await c.ExecuteAsync(sql, parameters, t);
            await RightsVersion.RaiseAsync(c, t);
            return (long)ended;
        },
        cancel: cancel);

    private Task ChangeAsync(string sql, DocumentRow row, Func<DbConnection, DbTransaction, Task>? also, CancellationToken cancel) => database.WriteAsync(
        async (c, t) =>
        {
            if (await c.ExecuteAsync(sql, row, t) == 0)
            {
                throw new OpenIddictExceptions.ConcurrencyException("The document was changed in the meantime.");
            }

            // Using a code or a refresh token up ends nobody's rights; everything else that is not valid does.
            if (row.Status is not (OpenIddictConstants.Statuses.Valid or OpenIddictConstants.Statuses.Redeemed))
            {
                await RightsVersion.RaiseAsync(c, t);
            }

            await (also?.Invoke(c, t) ?? Task.CompletedTask);
        },
        cancel: cancel);
}
