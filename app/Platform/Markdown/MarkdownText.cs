using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.EmphasisExtras;

namespace Fachgruppe.Platform.Markdown;

/// <summary>The one way from what people write to what others read, previews included.</summary>
public sealed partial class MarkdownText
{
    // Part of the cache's key: raise it when the same text renders differently.
    private const string Version = "2|";

    // Markdig reads „Stimmt![^1]“ as an image and swallows the exclamation mark; this stands between the two while it reads.
    private const string Joiner = "\u2060";
    private const int MaxOutput = 512 * 1024;
    private const int MaxKept = 500;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseAlertBlocks(AlertTitles.Write)
        .UsePipeTables()
        .UseTaskLists()
        .UseFootnotes()
        .UseAutoLinks()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .DisableHtml()
        .Build();

    private readonly ConcurrentDictionary<string, MarkdownResult> _kept = new(StringComparer.Ordinal);

    /// <summary>Renders a text. Never throws for any text; what cannot be rendered says why.</summary>
    public MarkdownResult Render(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new MarkdownResult("");
        }

        if (MarkdownCheck.Find(text) is { } problem)
        {
            return new MarkdownResult("", problem);
        }

        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Version + AlertTitles.Language + text)));
        if (_kept.Count > MaxKept)
        {
            _kept.Clear();
        }

        return _kept.GetOrAdd(key, _ => RenderNow(text));
    }

    private static MarkdownResult RenderNow(string text)
    {
        try
        {
            var document = Markdig.Markdown.Parse(
                Directions().Replace(text, "").Replace("![^", "!" + Joiner + "[^", StringComparison.Ordinal), Pipeline);
            Headings.Apply(document);
            LinkRules.Apply(document);
            var html = document.ToHtml(Pipeline);
            return html.Length > MaxOutput
                ? new MarkdownResult("", new MarkdownProblem("too_much"))
                : new MarkdownResult(HtmlRules.Apply(html.Replace(Joiner, "", StringComparison.Ordinal)));
        }
        catch (ArgumentException)
        {
            // Markdig's own bound on nesting.
            return new MarkdownResult("", new MarkdownProblem("too_deep"));
        }
    }

    // Characters that turn the reading direction can make an address look like another one.
    [GeneratedRegex("[\u202A-\u202E\u2060\u2066-\u2069\0]")]
    private static partial Regex Directions();
}
