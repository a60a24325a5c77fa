using Fachgruppe.Platform;
using Microsoft.AspNetCore.Authentication;

namespace Fachgruppe.Accounts.External;

/// <summary>What somebody goes to an authority for. It travels in the protected state, so nobody can change it on the way.</summary>
/// <param name="Purpose">One of the words below.</param>
/// <param name="ReturnUrl">Where to go afterwards, a path of this site.</param>
/// <param name="SessionId">The session it began in; null for a visitor.</param>
/// <param name="InvitationId">The invitation to accept, or null.</param>
public sealed record ExternalIntent(string Purpose, string ReturnUrl, string? SessionId = null, string? InvitationId = null)
{
    /// <summary>To sign in.</summary>
    public const string Enter = "enter";

    /// <summary>To accept an invitation.</summary>
    public const string Join = "join";

    /// <summary>To link the login to the account that is signed in.</summary>
    public const string Link = "link";

    /// <summary>To prove once more who one is.</summary>
    public const string Confirm = "confirm";

    /// <summary>For the handler.</summary>
    public AuthenticationProperties ToProperties() => new(new Dictionary<string, string?>
    {
        [nameof(Purpose)] = Purpose,
        [nameof(ReturnUrl)] = ReturnUrl,
        [nameof(SessionId)] = SessionId,
        [nameof(InvitationId)] = InvitationId,
    });

    /// <summary>From the handler; a state that could not be read is a sign-in.</summary>
    public static ExternalIntent Of(AuthenticationProperties? properties)
    {
        // On the way, null becomes an empty text.
        string? Item(string key) => properties is not null && properties.Items.TryGetValue(key, out var value) && value is { Length: > 0 } ? value : null;
        return new(Item(nameof(Purpose)) ?? Enter, LocalUrl.OrHome(Item(nameof(ReturnUrl))), Item(nameof(SessionId)), Item(nameof(InvitationId)));
    }
}
