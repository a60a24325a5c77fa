using System.Globalization;
using Markdig.Helpers;
using Markdig.Renderers;

namespace Fachgruppe.Platform.Markdown;

/// <summary>The word above a highlighted block, in the reader's language.</summary>
internal static class AlertTitles
{
    private static readonly Dictionary<string, (string German, string English)> Titles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["note"] = ("Hinweis", "Note"),
        ["tip"] = ("Tipp", "Tip"),
        ["important"] = ("Wichtig", "Important"),
        ["warning"] = ("Achtung", "Warning"),
        ["caution"] = ("Vorsicht", "Caution"),
    };

    /// <summary>The language that titles are written in now, <c>de</c> or <c>en</c>.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "de";

    /// <summary>Writes the title of a kind; an unknown kind stands as it was written.</summary>
    public static void Write(HtmlRenderer renderer, StringSlice kind)
    {
        var written = kind.ToString();
        var title = Titles.TryGetValue(written, out var known) ? (Language == "en" ? known.English : known.German) : written;
        renderer.Write("<p class=\"markdown-alert-title\">").WriteEscape(title).Write("</p>");
    }
}
