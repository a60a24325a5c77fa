using System.Data.Common;
using Dapper;

namespace Fachgruppe.Platform.Rights;

/// <summary>The number that every change of rights raises, on any node and by any command.</summary>
/// <remarks>
/// What is derived from rights may be cached under this number. The number itself is read again once it is
/// older than <see cref="MaxAge"/>, so a right that ended is gone everywhere within a second.
/// </remarks>
public sealed class RightsVersion(Database.Database database, TimeProvider time)
{
    /// <summary>How old a look at the database may be.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromMilliseconds(250);

    private long _value;
    private long _readAt = long.MinValue;

    /// <summary>Raises the number; call it in the transaction that changes rights.</summary>
    public static Task RaiseAsync(DbConnection connection, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection.ExecuteAsync("update rights_version set value = value + 1", transaction: transaction);
    }

    /// <summary>The number, at most <see cref="MaxAge"/> old.</summary>
    /// <exception cref="DbException">The database cannot be read; nobody may rely on an older number then.</exception>
    public async ValueTask<long> CurrentAsync(CancellationToken cancel = default)
    {
        var readAt = Volatile.Read(ref _readAt);
        if (readAt != long.MinValue && time.GetElapsedTime(readAt) < MaxAge)
        {
            return Volatile.Read(ref _value);
        }

        var now = time.GetTimestamp();
        var value = await database.ReadAsync(c => c.QuerySingleAsync<long>("select value from rights_version"), cancel);
        Volatile.Write(ref _value, value);
        Volatile.Write(ref _readAt, now);
        return value;
    }
}
