namespace Fachgruppe.Platform;

/// <summary>Addresses to return to, which may only lead back into this site.</summary>
public static class LocalUrl
{
    /// <summary>The address if it is a path of this site, otherwise <c>/</c>.</summary>
    public static string OrHome(string? url) => IsLocal(url) ? url! : "/";

    /// <summary>True for <c>/path</c>; false for other hosts, <c>//host</c>, <c>/\host</c>, control characters and empty text.</summary>
    public static bool IsLocal(string? url) =>
        url is ['/', ..] && (url.Length == 1 || url[1] is not ('/' or '\\')) && !url.Any(char.IsControl);
}
