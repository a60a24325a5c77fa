using Fachgruppe.Platform.Database;
using Microsoft.Data.Sqlite;

namespace Fachgruppe.Platform.Cli;

/// <summary>Refuses a second server on one SQLite file: two would each believe in their own memory of a board.</summary>
internal static class ServeLock
{
    /// <summary>Takes the lock until it is disposed; the system frees it when the process dies.</summary>
    /// <returns>Null where there is nothing to lock (PostgreSQL).</returns>
    /// <exception cref="CliException">Another server has the file.</exception>
    public static IDisposable? Take(DatabaseOptions options)
    {
        if (options.Engine != DatabaseEngine.Sqlite)
        {
            return null;
        }

        var file = Path.GetFullPath(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource) + ".serve";
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            throw new CliException("Another server is running on this database file. Stop it first, or use PostgreSQL for more than one.", error);
        }
    }
}
