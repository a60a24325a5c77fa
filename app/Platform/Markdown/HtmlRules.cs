using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ganss.Xss;

namespace Fachgruppe.Platform.Markdown;

/// <summary>The second wall: whatever the renderer produced, only this leaves.</summary>
internal static partial class HtmlRules
{
    private static readonly string[] Tags =
    [
        "p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "del",
        "a", "img", "table", "thead", "tbody", "tr", "th", "td", "input", "div", "sup", "section",
    ];

    private static readonly string[] Attributes = ["href", "src", "alt", "title", "id", "class", "type", "checked", "disabled", "start", "rel"];

    private static readonly string[] Classes =
    [
        "markdown-alert", "markdown-alert-note", "markdown-alert-tip", "markdown-alert-important", "markdown-alert-warning",
        "markdown-alert-caution", "markdown-alert-title", "contains-task-list", "task-list-item", "footnotes", "footnote-ref",
        "footnote-back-ref",
    ];

    private static readonly HtmlSanitizer Sanitizer = Create();

    /// <summary>HTML with our lists applied. Safe to call from many threads.</summary>
    public static string Apply(string html) => Sanitizer.Sanitize(html);

    private static HtmlSanitizer Create()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = Set(Tags),
            AllowedAttributes = Set(Attributes),
            AllowedSchemes = Set(["http", "https", "mailto", "tel"]),
            UriAttributes = Set(["href", "src"]),
        });
        sanitizer.AllowedClasses.UnionWith(Classes);
        sanitizer.PostProcessNode += (_, change) => Finish(change.Node as IElement);
        return sanitizer;
    }

    private static void Finish(IElement? element)
    {
        if (element is null)
        {
            return;
        }

        if (element.GetAttribute("id") is { } id && !OwnId().IsMatch(id))
        {
            element.RemoveAttribute("id");
        }

        if (element.LocalName == "input" && element.GetAttribute("type") != "checkbox")
        {
            element.Remove();
        }

        element.RemoveAttribute("rel");
        if (element.GetAttribute("href") is { } href && href.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            element.SetAttribute("rel", "nofollow noopener");
        }
    }

    private static HashSet<string> Set(IEnumerable<string> items) => new(items, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"\A(s-[a-z0-9-]{1,70}|fn(ref)?:\d{1,3}(:\d{1,3})?)\z")]
    private static partial Regex OwnId();
}
