namespace Fachgruppe.Accounts.Tokens;

/// <summary>What a token may be limited to: <c>&lt;collection&gt;.read</c>, <c>&lt;collection&gt;.write</c>, or <c>all</c>.</summary>
public static class Scopes
{
    /// <summary>Everything the person may do.</summary>
    public const string All = "all";

    /// <summary>Reading boards.</summary>
    public const string BoardsRead = "boards.read";

    /// <summary>Writing on boards.</summary>
    public const string BoardsWrite = "boards.write";

    /// <summary>Every scope of the API.</summary>
    public static IReadOnlyList<string> Known { get; } = [All, BoardsRead, BoardsWrite];

    /// <summary>Normalises a list separated by spaces or commas; false when a scope is unknown or there is none.</summary>
    public static bool TryNormalize(string text, out string scopes)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Distinct().Order(StringComparer.Ordinal).ToList();
        scopes = string.Join(' ', parts);
        return parts.Count > 0 && parts.All(Known.Contains);
    }

    /// <summary>Whether granted scopes include one.</summary>
    public static bool Include(string granted, string wanted)
    {
        ArgumentNullException.ThrowIfNull(granted);
        var parts = granted.Split(' ');
        return parts.Contains(All) || parts.Contains(wanted);
    }
}
