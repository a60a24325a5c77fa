using Fachgruppe.Accounts.Sessions;
using Fachgruppe.Accounts.Tokens;

namespace Fachgruppe.Accounts;

/// <summary>„Meine Daten“: what the platform keeps about an account, without its secrets.</summary>
public sealed class AccountExport(PersonStore people, RoleStore roles, SessionStore sessions, TokenStore tokens, TimeProvider time)
{
    /// <summary>An object for JSON, times in ISO 8601; null for an unknown person.</summary>
    public async Task<object?> CreateAsync(string personId, CancellationToken cancel = default)
    {
        if (await people.FindByIdAsync(personId, cancel) is not { } person)
        {
            return null;
        }

        return new
        {
            ExportedAt = time.GetUtcNow(),
            Person = new
            {
                person.Id,
                person.Name,
                person.Email,
                person.Sector,
                Organisation = person.OrganisationName,
                person.Language,
                person.IsDemo,
                person.CreatedAt,
            },
            Roles = await roles.ListAsync(personId, cancel),
            Sessions = await sessions.ListAsync(personId, cancel),
            Tokens = await tokens.ListAsync(personId, cancel),
        };
    }
}
