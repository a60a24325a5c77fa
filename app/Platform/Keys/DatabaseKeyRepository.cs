using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Fachgruppe.Platform.Keys;

/// <summary>Keeps the key ring in the database, so that every node reads the others' cookies and a restart signs nobody out.</summary>
public sealed class DatabaseKeyRepository(Database.Database database, TimeProvider time) : IXmlRepository
{
    private const string Select = "select xml from data_protection_keys order by created_at, id";
    private const string Insert = """
        insert into data_protection_keys (id, xml, created_at) values (@id, @xml, @at)
        on conflict (id) do nothing
        """;

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Wait(database.ReadAsync(connection => connection.QueryAsync<string>(Select))).Select(xml => XElement.Parse(xml))];

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        var row = new { id = friendlyName, xml = element.ToString(SaveOptions.DisableFormatting), at = time.GetUtcNow() };
        Wait(database.WriteAsync((connection, transaction) => connection.ExecuteAsync(Insert, row, transaction)));
    }

    // The framework asks synchronously, at start and when a key is due; the database has no synchronous door.
    private static T Wait<T>(Task<T> task) => Task.Run(() => task).GetAwaiter().GetResult();
}
