using Fachgruppe.Identity.Documents;

namespace Fachgruppe.Identity.Clients;

/// <summary>The clients as administrators see them, those switched off included.</summary>
public sealed class ClientList(DocumentTable table)
{
    /// <summary>All of them, by name.</summary>
    public async Task<IReadOnlyList<Client>> AllAsync(CancellationToken cancel = default) =>
        await table.ListAsync<Client>("kind = @kind", new { kind = Client.Kind }, cancel)
            .OrderBy(client => client.DisplayName ?? client.ClientId, StringComparer.CurrentCultureIgnoreCase).ToListAsync(cancel);

    /// <summary>One of them.</summary>
    public async Task<Client?> FindAsync(string clientId, CancellationToken cancel = default) =>
        await table.FindAsync<Client>("kind = @kind and name = @clientId", new { kind = Client.Kind, clientId }, cancel);
}
