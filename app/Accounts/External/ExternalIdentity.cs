using System.Globalization;
using System.Security.Claims;
using System.Text.Json;

namespace Fachgruppe.Accounts.External;

/// <summary>Whom an authority vouches for.</summary>
/// <param name="Provider">The authority's name.</param>
/// <param name="Issuer">The issuer of the id token.</param>
/// <param name="Subject">The issuer's word for the person.</param>
/// <param name="Name">The person's name, may be empty.</param>
/// <param name="Email">The mail address, may be empty.</param>
/// <param name="EmailVerified">Whether the authority says that the address is the person's.</param>
/// <param name="MultiFactor">Whether the authority says that more than a password was asked for.</param>
/// <param name="SignedInAt">When the person proved it there; null when the authority does not say.</param>
public sealed record ExternalIdentity(
    string Provider, string Issuer, string Subject, string Name, string Email, bool EmailVerified, bool MultiFactor, DateTimeOffset? SignedInAt)
{
    /// <summary>Where claims of userinfo are kept apart from those of the id token.</summary>
    internal const string UserInfo = "userinfo.";

    // RFC 8176 has a word for it. What acr says differs from authority to authority, so it counts for nothing.
    private const string MultiFactorWord = "mfa";

    /// <summary>Reads a validated principal; null where issuer or subject are missing.</summary>
    public static ExternalIdentity? Of(string provider, ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        string Text(string type) => principal.FindFirstValue(type)?.Trim() ?? "";
        if (Text("iss") is not { Length: > 0 } issuer || Text("sub") is not { Length: > 0 } subject)
        {
            return null;
        }

        // Address and verification come from one place, so that no source vouches for the address of another.
        var from = Text("email").Length > 0 ? "" : UserInfo;
        return new(
            provider, issuer, subject,
            Text("name") is { Length: > 0 } name ? name : Text(UserInfo + "name"),
            Text(from + "email"),
            Text(from + "email").Length > 0 && string.Equals(Text(from + "email_verified"), "true", StringComparison.OrdinalIgnoreCase),
            principal.HasClaim("amr", MultiFactorWord),
            long.TryParse(Text("auth_time"), CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 253402300800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null);
    }

    /// <summary>As text, to be protected.</summary>
    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>From what <see cref="Write"/> wrote.</summary>
    public static ExternalIdentity Read(string text) => JsonSerializer.Deserialize<ExternalIdentity>(text)!;
}
