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
    /// <param name="personId">Who.</param>
    /// <param name="progress">Told after each feature: how many are done, of how many.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<object?> CreateAsync(string personId, Func<int, int, Task> progress, CancellationToken cancel = default)
    {
        if (await accounts.FindByIdAsync(personId) is not { } person)
        {
            return null;
        }

        ArgumentNullException.ThrowIfNull(progress);
        var (records, all) = (new Dictionary<string, object>(StringComparer.Ordinal), features.ToList());
        foreach (var feature in all)
        {
            records[feature.Name] = await feature.ExportAsync(personId, cancel);
            await progress(records.Count, all.Count);
        }

        return new
        {
            ExportedAt = time.GetUtcNow(),
            Person = new { person.Id, person.Name, person.Email, person.Sector, person.OrganisationId, person.Language, person.IsDemo, person.CreatedAt },
            Roles = await roles.OfAsync(personId, cancel),
            Sessions = (await sessions.OfPersonAsync(personId, cancel))
                .Select(session => new { session.Device, session.CreatedAt, session.SeenAt, session.ExpiresAt, session.VerifiedAt, session.MultiFactor }),
            SignIn = await signIn.ExportAsync(personId, cancel),
            Tokens = (await tokens.OfPersonAsync(personId, cancel)).Select(token => new { token.Id, token.Scopes, token.CreatedAt, token.ExpiresAt }),
            GuestLinks = (await links.OfPersonAsync(personId, cancel)).Select(link => new { link.ObjectId, link.Role, link.CreatedAt, link.ExpiresAt, link.RevokedAt }),
            Records = records,
        };
    }
}
