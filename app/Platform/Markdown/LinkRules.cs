using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Fachgruppe.Platform.Markdown;

/// <summary>Which addresses a text may lead to. Others stay readable as words.</summary>
internal static class LinkRules
{
    private static readonly string[] Schemes = ["http:", "https:", "mailto:", "tel:"];

    /// <summary>Takes the address from links with other schemes, and from images of other hosts.</summary>
    public static void Apply(MarkdownDocument document)
    {
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.IsImage ? !IsOwn(link.Url) : !IsAllowed(link.Url))
            {
                ReplaceByWords(link);
            }
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsAllowed(link.Url)).ToList())
        {
            link.ReplaceBy(new LiteralInline(link.Url));
        }
    }

    /// <summary>A path of this site, a place in the page, or one of the schemes, read as browsers read it.</summary>
    public static bool IsAllowed(string? url)
    {
        var clean = Clean(url);
        return IsOwn(clean) || Schemes.Any(scheme => clean.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsOwn(string? url)
    {
        var clean = Clean(url);
        var end = clean.IndexOfAny(['/', '?', '#']);
        var hasScheme = clean.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 && (end < 0 || colon < end);
        return !hasScheme && !clean.StartsWith("//", StringComparison.Ordinal) && !clean.Contains('\\', StringComparison.Ordinal);
    }

    // Browsers drop tabs and line breaks from addresses, so "java\tscript:" is a scheme to them.
    private static string Clean(string? url) =>
        new([.. (url ?? "").Where(letter => !char.IsControl(letter) && !char.IsWhiteSpace(letter))]);

    private static void ReplaceByWords(LinkInline link)
    {
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.Remove();
    }
}
