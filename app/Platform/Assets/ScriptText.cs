using System.Text.RegularExpressions;

namespace Fachgruppe.Platform.Assets;

/// <summary>What scripts lose on their way to the browser.</summary>
internal static partial class ScriptText
{
    /// <summary>The text without comments that have lines of their own; no text of ours begins a line with one.</summary>
    public static string WithoutComments(string script) => LineComment().Replace(BlockComment().Replace(script, ""), "");

    [GeneratedRegex(@"^[ \t]*/\*(?:(?!\*/)[\s\S])*\*/[ \t]*\r?\n", RegexOptions.Multiline)]
    private static partial Regex BlockComment();

    [GeneratedRegex(@"^[ \t]*//.*\r?\n", RegexOptions.Multiline)]
    private static partial Regex LineComment();
}
