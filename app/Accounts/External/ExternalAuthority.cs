using System.Text.RegularExpressions;
using Fachgruppe.Accounts.Joining;

namespace Fachgruppe.Accounts.External;

/// <summary>An OpenID Connect provider elsewhere that people may sign in with: <c>Identity:External:{name}:*</c>.</summary>
/// <param name="Name">Its name in the configuration and in the redirect URI.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Address">Its issuer, where discovery begins.</param>
/// <param name="ClientId">What it calls this instance.</param>
/// <param name="ClientSecret">What this instance proves itself with; empty for a public client.</param>
/// <param name="Scopes">What is asked for, besides <c>openid</c>.</param>
/// <param name="TrustedForMembership">Whether everybody it vouches for is a member.</param>
/// <param name="Sector">The kind of organisation of those who become members that way.</param>
public sealed partial record ExternalAuthority(
    string Name, string Title, Uri Address, string ClientId, string ClientSecret, IReadOnlyList<string> Scopes, bool TrustedForMembership, string Sector)
{
    /// <summary>The authentication scheme.</summary>
    public string Scheme => "Fachgruppe.External." + Name;

    /// <summary>Where it sends people back to; with <c>App:PublicUrl</c> before it, the redirect URI to register there.</summary>
    public string Callback => "/anmelden/extern/" + Name;

    /// <summary>Reads one, or says what is wrong with it.</summary>
    internal static (ExternalAuthority? Authority, string? Problem) From(IConfigurationSection section, bool isDevelopment)
    {
        var (name, sector) = (section.Key, section["Sector"] ?? "");
        Uri.TryCreate(section["Authority"], UriKind.Absolute, out var address);
        var trusted = section["TrustedForMembership"] ?? "false";
        var problem =
            !NameRule().IsMatch(name) ? "The name may hold a-z, 0-9 and - and at most 30 of them, because it stands in the redirect URI."
            : address is null ? "Authority must be the issuer's address."
            : !IsSafe(address, isDevelopment) ? "Authority must begin with https."
            : string.IsNullOrWhiteSpace(section["ClientId"]) ? "ClientId is missing."
            : !bool.TryParse(trusted, out var isTrusted) ? "TrustedForMembership must be true or false."
            : isTrusted && !Newcomer.Sectors.Contains(sector) ? $"Sector must be one of {string.Join(", ", Newcomer.Sectors)}, because TrustedForMembership makes accounts."
            : null;
        if (problem is not null)
        {
            return (null, $"Identity:External:{name} is left out. {problem}");
        }

        var title = string.IsNullOrWhiteSpace(section["Title"]) ? name : section["Title"]!.Trim();
        var scopes = (section["Scopes"] ?? "openid profile email").Split(' ', StringSplitOptions.RemoveEmptyEntries).Append("openid").Distinct().ToList();
        return (new(name, title, address!, section["ClientId"]!, section["ClientSecret"] ?? "", scopes, bool.Parse(trusted), sector), null);
    }

    // Plain http is for trying things out on one machine.
    private static bool IsSafe(Uri address, bool isDevelopment) => address.Scheme == "https" || (isDevelopment && address.Scheme == "http" && address.IsLoopback);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,29}$")]
    private static partial Regex NameRule();
}
