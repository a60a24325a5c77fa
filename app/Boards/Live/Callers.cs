using System.Globalization;
using System.Security.Claims;
using Fachgruppe.Accounts;
using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Platform.Audience;

namespace Fachgruppe.Boards.Live;

/// <summary>Turns principals into callers.</summary>
public sealed class Callers(Access access, PersonCards people)
{
    /// <summary>The caller behind a principal, as of now; whoever neither signed in nor came by a link is a visitor.</summary>
    /// <param name="principal">Whoever came.</param>
    /// <param name="language">For sentences; null takes that of the request.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Null for somebody whose session, token or link has ended.</returns>
    public async Task<Caller?> OfAsync(ClaimsPrincipal principal, string? language = null, CancellationToken cancel = default)
    {
        language ??= CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        if (await access.ViewerAsync(principal, cancel) is not { } viewer)
        {
            return null;
        }

        if (viewer.ActorId is not { } actor)
        {
            return new(Viewer.Visitor, null, true, false, language);
        }

        var cards = await people.OfAsync([actor], cancel);
        return new(
            viewer, cards.Count == 0 ? null : cards[0], principal.HasScope(Scopes.BoardsRead), principal.HasScope(Scopes.BoardsWrite), language);
    }
}
