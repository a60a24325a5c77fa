using System.Collections.Concurrent;
using System.Security.Claims;
using Fachgruppe.Accounts.Guests;
using Fachgruppe.Accounts.Roles;
using Fachgruppe.Accounts.Sessions;
using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Platform.Audience;
using Fachgruppe.Platform.Rights;

namespace Fachgruppe.Accounts;

/// <summary>Who somebody is right now: principals outlive sessions, rights must not.</summary>
/// <remarks>Answers are kept under the rights version, so a call costs a lookup in memory while nothing changes.</remarks>
public sealed class Access(RightsVersion rights, SessionStore sessions, IEnumerable<IBearerTokens> kinds, ViewerStore viewers, RoleStore roles, GuestStore guests, TimeProvider time)
{
    private const int MaxKept = 10_000;

    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    /// <summary>The viewer behind a principal.</summary>
    /// <returns>A visitor for somebody who never signed in; null for somebody whose session, token or links have ended.</returns>
    public async ValueTask<Viewer?> ViewerAsync(ClaimsPrincipal principal, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(principal);
        if ((principal.SessionId() ?? principal.TokenId() ?? principal.GuestId()) is not { } key)
        {
            return Viewer.Visitor;
        }

        var version = await rights.CurrentAsync(cancel);
        if (_kept.TryGetValue(key, out var kept) && kept.Version == version && time.GetUtcNow() < kept.ExpiresAt)
        {
            return kept.Viewer;
        }

        var found = principal.GuestId() is { } guest ? await GuestAsync(guest, cancel) : await PersonAsync(principal, cancel);
        return Keep(key, version, found);
    }

    /// <summary>Looks a guest up anew with the next call: who has just been let in must not wait for the rights version.</summary>
    public void Forget(string guestId) => _kept.TryRemove(guestId, out _);

    private async Task<(Viewer, DateTimeOffset)?> GuestAsync(string id, CancellationToken cancel) =>
        await guests.FindAsync(id, cancel) is var (guest, until) ? (Viewer.Visitor with { Guest = guest }, until) : null;

    private async Task<(Viewer, DateTimeOffset)?> PersonAsync(ClaimsPrincipal principal, CancellationToken cancel)
    {
        var end = principal.SessionId() is { } session
            ? (await sessions.FindAsync(session, cancel))?.ExpiresAt
            : await EndOfTokenAsync(principal.TokenId()!, cancel);
        var viewer = await viewers.LoadAsync(principal.PersonId(), cancel);
        viewer = viewer.PersonId is { } person ? viewer with { Roles = (await roles.OfAsync(person, cancel)).ToHashSet() } : viewer;
        // A program that acts for itself is a visitor, and stays one only as long as its token lives.
        return end is { } until && viewer.IsSignedIn == (principal.PersonId() is not null) ? (viewer, until) : null;
    }

    private Viewer? Keep(string key, long version, (Viewer Viewer, DateTimeOffset Until)? found)
    {
        if (found is not var (viewer, until))
        {
            _kept.TryRemove(key, out _);
            return null;
        }

        if (_kept.Count >= MaxKept)
        {
            _kept.Clear();
        }

        _kept[key] = new Kept(version, until, viewer);
        return viewer;
    }

    private async Task<DateTimeOffset?> EndOfTokenAsync(string id, CancellationToken cancel)
    {
        foreach (var kind in kinds)
        {
            if (await kind.EndAsync(id, cancel) is { } end)
            {
                return end;
            }
        }

        return null;
    }

    private sealed record Kept(long Version, DateTimeOffset ExpiresAt, Viewer Viewer);
}
