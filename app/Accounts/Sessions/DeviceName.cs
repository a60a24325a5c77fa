namespace Fachgruppe.Accounts.Sessions;

/// <summary>Browser and system in two words from a User-Agent header.</summary>
public static class DeviceName
{
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    /// <summary>„Firefox, Linux“; a dash stands for what is not recognised.</summary>
    public static string From(string? userAgent) => $"{Find(Browsers, userAgent)}, {Find(Systems, userAgent)}";

    private static string Find((string Sign, string Name)[] names, string? userAgent) =>
        names.FirstOrDefault(name => userAgent?.Contains(name.Sign, StringComparison.Ordinal) == true).Name ?? "–";
}
