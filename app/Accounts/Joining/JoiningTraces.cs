using Dapper;
using Fachgruppe.Accounts.People;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Accounts.Joining;

/// <summary>What invitations and applications keep of addresses, beside the rows that belong to an account.</summary>
public sealed class JoiningTraces(Database database)
{
    private const string Known = """
        select email from invitations where person_id = @Id
        union select a.email from applications a join invitations i on i.id = a.invitation_id where i.person_id = @Id
        """;

    /// <summary>Every address by which somebody is known here.</summary>
    public async Task<IReadOnlyList<string>> AddressesAsync(Person person, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(person);
        return [person.Email, .. await database.ReadAsync(c => c.QueryAsync<string>(Known, new { person.Id }), cancel)];
    }

    /// <summary>Deletes every invitation to and every application from these addresses.</summary>
    public Task RemoveAsync(IEnumerable<string> addresses, CancellationToken cancel = default)
    {
        var rows = addresses.Select(address => new { email = address.Normalize().ToUpperInvariant() }).ToList();
        return database.WriteAsync(
            async (c, t) =>
            {
                await c.ExecuteAsync("delete from applications where email_normalized = @email", rows, t);
                await c.ExecuteAsync("delete from invitations where email_normalized = @email", rows, t);
            },
            cancel: cancel);
    }
}
