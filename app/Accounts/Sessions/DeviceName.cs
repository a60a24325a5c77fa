namespace Fachgruppe.Accounts.Sessions;

/// <summary>Browser and system in two words: enough to recognise one's own session, too little to track anybody.</summary>
public static class DeviceName
{
    // Order matters: browsers name those they imitate.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("Chrome/", "Chrome"), ("CriOS", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iPadOS"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>Reads a User-Agent header (RFC 9110, 10.1.5).</summary>
    public static string Of(string? userAgent) => $"{Find(Browsers, userAgent, "Browser")}, {Find(Systems, userAgent, "–")}";

    private static string Find((string Mark, string Name)[] known, string? text, string otherwise) =>
        known.FirstOrDefault(entry => text?.Contains(entry.Mark, StringComparison.Ordinal) == true).Name ?? otherwise;
}
