using System.Globalization;
using System.Security.Claims;
using Fachgruppe.Accounts;
using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Platform.Audience;

namespace Fachgruppe.Boards.Live;

/// <summary>Turns principals into callers.</summary>
public sealed class Callers(Access access, PersonCards people)
{
    /// <summary>The caller behind a principal, as of now; nobody signed in is a visitor.</summary>
    /// <param name="principal">Whoever came.</param>
    /// <param name="language">For sentences; null takes that of the request.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Null for somebody whose session or token has ended.</returns>
    public async Task<Caller?> OfAsync(ClaimsPrincipal principal, string? language = null, CancellationToken cancel = default)
    {
        language ??= CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        if (await access.ViewerAsync(principal, cancel) is not { } viewer)
        {
            return null;
        }

        if (!viewer.IsSignedIn)
        {
            return new(Viewer.Visitor, null, true, false, language);
        }

        var cards = await people.OfAsync([viewer.PersonId!], cancel);
        return new(
            viewer, cards.Count == 0 ? null : cards[0], principal.HasScope(Scopes.BoardsRead), principal.HasScope(Scopes.BoardsWrite), language);
    }
}
