using System.Net;

namespace Fachgruppe.Identity.Clients;

/// <summary>Where codes may be sent: https, http on this very machine, or a scheme of its own for installed programs (RFC 8252).</summary>
public static class RedirectRule
{
    private const int Longest = 500;

    /// <summary>What is wrong with an address, as the end of a text key; null when it is fine.</summary>
    public static string? Problem(string address, bool isPublic)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.Length > Longest || address.Any(letter => letter is <= ' ' or > '~' or '*' or '\\' or '"' or '\'' or ';' or ',')
            || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || address.Contains("/../", StringComparison.Ordinal))
        {
            return "redirect-invalid";
        }

        return address.Contains('#', StringComparison.Ordinal) ? "redirect-fragment"
            : uri.UserInfo.Length > 0 ? "redirect-invalid"
            : uri.Scheme == Uri.UriSchemeHttps ? null
            : uri.Scheme == Uri.UriSchemeHttp ? OfHttp(uri)
            : OfOwnScheme(uri.Scheme, isPublic);
    }

    /// <summary>What <c>form-action</c> must name so that a form may lead there: an origin, or a scheme of its own.</summary>
    public static string FormTarget(string address)
    {
        var uri = new Uri(address);
        return uri.Scheme is "http" or "https" ? $"{uri.Scheme}://{uri.IdnHost}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}" : uri.Scheme + ":";
    }

    // A policy cannot name [::1], so the answer to a form could not lead there.
    private static string? OfHttp(Uri uri) =>
        uri.Host == "localhost" || (IPAddress.TryParse(uri.Host, out var ip) && IPAddress.IsLoopback(ip) && uri.HostNameType == UriHostNameType.IPv4)
            ? null
            : "redirect-http";

    // The dot of a reversed domain keeps schemes apart that mean something to browsers (RFC 8252, 7.1).
    private static string? OfOwnScheme(string scheme, bool isPublic) => !scheme.Contains('.', StringComparison.Ordinal) ? "redirect-scheme"
        : isPublic ? null
        : "redirect-public";
}
