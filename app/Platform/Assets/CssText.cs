using System.Text.RegularExpressions;

namespace Fachgruppe.Platform.Assets;

/// <summary>What stylesheets lose on their way to the browser.</summary>
internal static partial class CssText
{
    /// <summary>The text without comments, indentation and empty lines; strings in our stylesheets never hold <c>/*</c>.</summary>
    public static string WithoutComments(string css) => Indentation().Replace(Comment().Replace(css, ""), "\n").Trim();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex Indentation();
}
