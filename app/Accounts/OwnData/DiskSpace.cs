using Microsoft.Data.Sqlite;

namespace Fachgruppe.Accounts.OwnData;

/// <summary>Tells a full disk from other misfortunes, because people can do something about it.</summary>
public static class DiskSpace
{
    private const int Enospc = 28;
    private const int ErrorDiskFull = unchecked((int)0x80070070);
    private const int SqliteFull = 13;

    /// <summary>Whether this happened because there was no room left.</summary>
    public static bool IsLacking(Exception error) => error switch
    {
        IOException { HResult: Enospc or ErrorDiskFull } => true,
        SqliteException { SqliteErrorCode: SqliteFull } => true,
        _ => error?.InnerException is { } inner && IsLacking(inner),
    };
}
