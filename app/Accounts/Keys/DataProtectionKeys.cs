using System.Xml.Linq;
using Dapper;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Fachgruppe.Accounts.Keys;

/// <summary>The keys that protect cookies, in the database, so that all nodes and restarts share them.</summary>
internal sealed class DataProtectionKeys(Database database, TimeProvider time) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        database.ReadAsync(c => c.QueryAsync<string>("select xml from data_protection_keys order by created_at"))
            .GetAwaiter().GetResult()
            .Select(xml => XElement.Parse(xml))
            .ToList();

    public void StoreElement(XElement element, string friendlyName) =>
        database.WriteAsync((c, t) => c.ExecuteAsync(
            "insert into data_protection_keys (id, xml, created_at) values (@id, @xml, @now)",
            new { id = Ids.New(), xml = element.ToString(SaveOptions.DisableFormatting), now = time.GetUtcNow() },
            t)).GetAwaiter().GetResult();
}
