using Fachgruppe.Accounts.Guests;
using Fachgruppe.Accounts.Passkeys;
using Fachgruppe.Accounts.Roles;
using Fachgruppe.Accounts.Sessions;
using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Platform.Privacy;

namespace Fachgruppe.Accounts.OwnData;

/// <summary>Counts what there is of a person, before anything is erased.</summary>
public sealed class PersonalCounts(
    SessionStore sessions, PasskeyStore passkeys, TokenStore tokens, RoleStore roles, GuestLinkStore links, IEnumerable<IPersonalRecords> features)
{
    /// <summary>Everything of which there is at least one.</summary>
    public async Task<IReadOnlyList<PersonalCount>> OfAsync(string personId, CancellationToken cancel = default)
    {
        List<PersonalCount> found =
        [
            new("sessions", (await sessions.OfPersonAsync(personId, cancel)).Count),
            new("passkeys", (await passkeys.OfPersonAsync(personId, cancel)).Count),
            new("tokens", (await tokens.OfPersonAsync(personId, cancel)).Count),
            new("roles", (await roles.OfAsync(personId, cancel)).Count),
            new("guest-links", (await links.OfPersonAsync(personId, cancel)).Count, Stays: true),
        ];
        foreach (var feature in features)
        {
            found.AddRange(await feature.CountAsync(personId, cancel));
        }

        return [.. found.Where(count => count.Number > 0)];
    }
}
