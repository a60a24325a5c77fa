using System.Globalization;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Fachgruppe.Platform.Markdown;

/// <summary>Headings below the page's own, each with an id that can be linked to.</summary>
internal static class Headings
{
    private const int Deepest = 6;

    /// <summary>
    /// Moves headings one level down, because the page has its own first heading, and gives ids like
    /// <c>s-groesse</c>, <c>s-groesse-2</c>: the prefix keeps them apart from everything else in the page.
    /// </summary>
    public static void Apply(MarkdownDocument document)
    {
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Min(heading.Level + 1, Deepest);
            heading.GetAttributes().Id = Id(Words(heading), used);
        }
    }

    private static string Id(string words, Dictionary<string, int> used)
    {
        var slug = "s-" + (Slug.From(words) is { Length: > 0 } found ? found : "abschnitt");
        var count = used[slug] = used.GetValueOrDefault(slug) + 1;
        if (count == 1)
        {
            return slug;
        }

        var id = slug + "-" + count.ToString(CultureInfo.InvariantCulture);
        // „Größe 2“ may have taken that name already.
        return used.TryAdd(id, 1) ? id : Id(words, used);
    }

    private static string Words(HeadingBlock heading) =>
        string.Concat((heading.Inline ?? []).Descendants<LeafInline>().Select(inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            _ => " ",
        }));
}
