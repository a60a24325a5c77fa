using System.Collections.Concurrent;
using System.Security.Claims;
using Fachgruppe.Accounts.Sessions;
using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Platform.Audience;
using Fachgruppe.Platform.Rights;

namespace Fachgruppe.Accounts;

/// <summary>Who somebody is right now: principals outlive sessions, rights must not.</summary>
/// <remarks>Answers are kept under the rights version, so a call costs a lookup in memory while nothing changes.</remarks>
public sealed class Access(RightsVersion rights, SessionStore sessions, IEnumerable<IBearerTokens> kinds, ViewerStore viewers, TimeProvider time)
{
    private const int MaxKept = 10_000;

    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    /// <summary>The viewer behind a principal.</summary>
    /// <returns>A visitor for somebody who never signed in; null for somebody whose session or token has ended.</returns>
    public async ValueTask<Viewer?> ViewerAsync(ClaimsPrincipal principal, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(principal);
        if ((principal.SessionId() ?? principal.TokenId()) is not { } key)
        {
            return Viewer.Visitor;
        }

        var version = await rights.CurrentAsync(cancel);
        if (_kept.TryGetValue(key, out var kept) && kept.Version == version && time.GetUtcNow() < kept.ExpiresAt)
        {
            return kept.Viewer;
        }

        return await LoadAsync(principal, key, version, cancel);
    }

    private async Task<Viewer?> LoadAsync(ClaimsPrincipal principal, string key, long version, CancellationToken cancel)
    {
        var end = principal.SessionId() is { } session
            ? (await sessions.FindAsync(session, cancel))?.ExpiresAt
            : await EndOfTokenAsync(key, cancel);
        var viewer = await viewers.LoadAsync(principal.PersonId(), cancel);
        // A program that acts for itself is a visitor, and stays one only as long as its token lives.
        if (end is null || viewer.IsSignedIn == (principal.PersonId() is null))
        {
            _kept.TryRemove(key, out _);
            return null;
        }

        if (_kept.Count >= MaxKept)
        {
            _kept.Clear();
        }

        _kept[key] = new Kept(version, end.Value, viewer);
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
