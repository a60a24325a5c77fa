using System.Data.Common;
using Fachgruppe.Accounts;
using Fachgruppe.Platform.Audit;

namespace Fachgruppe.Identity.Documents;

/// <summary>Tells the log who changed which client; nobody when a command did.</summary>
internal sealed class ClientLog(IHttpContextAccessor request, TimeProvider time)
{
    /// <summary>What to run in the transaction of the change.</summary>
    public Func<DbConnection, DbTransaction, Task> Entry(string kind, Client client) => (c, t) =>
        AuditLog.AppendAsync(c, t, time.GetUtcNow(), new(kind, request.HttpContext?.User.PersonId(), null, client.ClientId));
}
