using System.Security.Cryptography;
using Dapper;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Privacy;

namespace Fachgruppe.Accounts.OwnData;

/// <summary>Remembers which files with somebody's data were asked for, and how far they are.</summary>
public sealed class DataExportStore(Database database, DataExportFolder folder, TimeProvider time) : IPersonalRecords
{
    /// <summary>Asks for a file; the one before goes.</summary>
    /// <returns>The file to make, or null while one is being made already.</returns>
    public async Task<DataExport?> AskAsync(string personId, string language, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        var wanted = new
        {
            Id = Ids.New(),
            PersonId = personId,
            File = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            Language = language,
            RequestedAt = now,
            ExpiresAt = now + DataExport.Life,
            dead = now - DataExport.Patience,
        };
        var old = await database.WriteAsync(
            async (c, t) =>
            {
                var file = await c.QuerySingleOrDefaultAsync<string?>("select file from exports where person_id = @PersonId", wanted, t);
                if (await c.ExecuteAsync(DataExport.Ask, wanted, t) == 0)
                {
                    return null;
                }

                await AuditLog.AppendAsync(c, t, now, new("data.requested", personId, personId));
                return file ?? "";
            },
            cancel: cancel);
        if (old is null)
        {
            return null;
        }

        folder.Delete(old);
        return new DataExport(wanted.Id, personId, wanted.File, language, "queued", 0, null, now, wanted.ExpiresAt);
    }

    /// <summary>The file of a person, or null when there is none any more.</summary>
    public Task<DataExport?> OfPersonAsync(string personId, CancellationToken cancel = default) =>
        database.ReadAsync(c => c.QuerySingleOrDefaultAsync<DataExport?>(DataExport.OfPerson, new { personId, now = time.GetUtcNow() }), cancel);

    /// <summary>Takes a file up; null when it has been done or is wanted no more.</summary>
    public Task<DataExport?> BeginAsync(string id, CancellationToken cancel = default) =>
        database.WriteAsync((c, t) => c.QuerySingleOrDefaultAsync<DataExport?>(DataExport.Begin, new { id }, t), cancel: cancel);

    /// <summary>Notes how much is done.</summary>
    public Task AdvanceAsync(string id, long percent, CancellationToken cancel = default) =>
        database.WriteAsync((c, t) => c.ExecuteAsync(DataExport.Advance, new { id, percent }, t), cancel: cancel);

    /// <summary>Notes that it is done.</summary>
    /// <returns>False when nobody wants it any more.</returns>
    public async Task<bool> FinishAsync(string id) => await database.WriteAsync((c, t) => c.ExecuteAsync(DataExport.Finish, new { id }, t)) > 0;

    /// <summary>Notes that it could not be made.</summary>
    public Task FailAsync(string id, string problem) => database.WriteAsync((c, t) => c.ExecuteAsync(DataExport.Fail, new { id, problem }, t));

    /// <summary>What was begun and not finished by a server that is no more. Only where no other server can be running.</summary>
    public async Task<IReadOnlyList<string>> UnfinishedAsync(CancellationToken cancel = default) =>
        [.. await database.ReadAsync(c => c.QueryAsync<string>("select id from exports where state in ('queued', 'running')"), cancel)];

    /// <summary>Deletes what a person asked for.</summary>
    public async Task RemoveAsync(string personId, CancellationToken cancel = default)
    {
        const string Remove = "delete from exports where person_id = @personId returning file";
        if (await database.WriteAsync((c, t) => c.QuerySingleOrDefaultAsync<string?>(Remove, new { personId }, t), cancel: cancel) is { } file)
        {
            folder.Delete(file);
        }
    }

    /// <summary>Deletes what has had its time, and files that belong to nobody.</summary>
    public async Task ForgetAsync()
    {
        await database.WriteAsync((c, t) => c.ExecuteAsync("delete from exports where expires_at <= @now", new { now = time.GetUtcNow() }, t));
        var found = folder.All();
        var wanted = await database.ReadAsync(c => c.QueryAsync<string>("select file from exports"));
        foreach (var file in found.Except(wanted, StringComparer.Ordinal))
        {
            folder.Delete(file);
        }

        await database.ForgetDeletedAsync();
    }

    /// <inheritdoc/>
    public string Name => "dataExports";

    /// <inheritdoc/>
    public async Task<object> ExportAsync(string personId, CancellationToken cancel) =>
        await OfPersonAsync(personId, cancel) is { } export ? new[] { new { export.Language, export.RequestedAt, export.ExpiresAt } } : [];
}
