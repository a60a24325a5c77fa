using Fachgruppe.Accounts.Tokens;

namespace Fachgruppe.Identity;

/// <summary>What clients may ask for.</summary>
public static class ScopeList
{
    /// <summary>Who somebody is; every sign-in asks for it.</summary>
    public const string OpenId = "openid";

    /// <summary>The name.</summary>
    public const string Profile = "profile";

    /// <summary>The mail address.</summary>
    public const string Email = "email";

    /// <summary>Going on while the person is away: refresh tokens.</summary>
    public const string Offline = "offline_access";

    /// <summary>All of them: four of OpenID Connect, and those of the API.</summary>
    public static IReadOnlyList<string> All { get; } = [OpenId, Profile, Email, Offline, .. Scopes.Known];

    /// <summary>Whether a client that acts for itself may have it: it only reads what is public.</summary>
    public static bool IsForClients(string scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.EndsWith(".read", StringComparison.Ordinal);
    }
}
