using System.Collections.Concurrent;
using System.Security.Claims;
using Fachgruppe.Accounts.Sessions;
using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Platform.Audience;
using Fachgruppe.Platform.Rights;

namespace Fachgruppe.Accounts;

/// <summary>Who somebody is right now: principals outlive sessions, rights must not.</summary>
/// <remarks>Answers are kept under the rights version, so a call costs a lookup in memory while nothing changes.</remarks>
public sealed class Access(RightsVersion rights, SessionStore sessions, TokenStore tokens, ViewerStore viewers, TimeProvider time)
{
    private const int MaxKept = 10_000;

    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    /// <summary>The viewer behind a principal.</summary>
    /// <returns>A visitor for somebody who never signed in; null for somebody whose session or token has ended.</returns>
    public async ValueTask<Viewer?> ViewerAsync(ClaimsPrincipal principal, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var key = principal.SessionId() ?? principal.TokenId();
        if (principal.PersonId() is not { } person || key is null)
        {
            return Viewer.Visitor;
        }

        var version = await rights.CurrentAsync(cancel);
        if (_kept.TryGetValue(key, out var kept) && kept.Version == version && time.GetUtcNow() < kept.ExpiresAt)
        {
            return kept.Viewer;
        }

        return await LoadAsync(principal, key, person, version, cancel);
    }

    private async Task<Viewer?> LoadAsync(ClaimsPrincipal principal, string key, string person, long version, CancellationToken cancel)
    {
        var end = principal.SessionId() is { } session
            ? (await sessions.FindAsync(session, cancel))?.ExpiresAt
            : (await tokens.FindAsync(principal.TokenId()!, cancel))?.ExpiresAt;
        var viewer = end is null ? null : await viewers.LoadAsync(person, cancel);
        if (viewer is not { IsSignedIn: true })
        {
            _kept.TryRemove(key, out _);
            return null;
        }

        if (_kept.Count >= MaxKept)
        {
            _kept.Clear();
        }

        _kept[key] = new Kept(version, end!.Value, viewer);
        return viewer;
    }

    private sealed record Kept(long Version, DateTimeOffset ExpiresAt, Viewer Viewer);
}
