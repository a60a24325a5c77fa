using Fachgruppe.Accounts.Guests;
using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.Roles;
using Fachgruppe.Accounts.Sessions;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Platform.Privacy;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts;

/// <summary>„Meine Daten“: what the platform keeps about an account, without its secrets.</summary>
public sealed class AccountExport(
    UserManager<Person> accounts,
    RoleStore roles,
    SessionStore sessions,
    TokenStore tokens,
    GuestLinkStore links,
    SignInRecords signIn,
    IEnumerable<IPersonalRecords> features,
    TimeProvider time)
{
    /// <summary>An object for JSON, times in ISO 8601; null for an unknown person.</summary>
    public async Task<object?> CreateAsync(string personId, CancellationToken cancel = default)
    {
        if (await accounts.FindByIdAsync(personId) is not { } person)
        {
            return null;
        }

        var records = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var feature in features)
        {
            records[feature.Name] = await feature.ExportAsync(personId, cancel);
        }

        return new
        {
            ExportedAt = time.GetUtcNow(),
            Person = new { person.Id, person.Name, person.Email, person.Sector, person.OrganisationId, person.Language, person.IsDemo, person.CreatedAt },
            Roles = await roles.OfAsync(personId, cancel),
            Sessions = await sessions.OfPersonAsync(personId, cancel),
            SignIn = await signIn.ExportAsync(personId, cancel),
            Tokens = (await tokens.OfPersonAsync(personId, cancel)).Select(token => new { token.Id, token.Scopes, token.CreatedAt, token.ExpiresAt }),
            GuestLinks = (await links.OfPersonAsync(personId, cancel)).Select(link => new { link.ObjectId, link.Role, link.CreatedAt, link.ExpiresAt, link.RevokedAt }),
            Records = records,
        };
    }
}
