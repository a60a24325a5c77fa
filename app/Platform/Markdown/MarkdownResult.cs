namespace Fachgruppe.Platform.Markdown;

/// <summary>A rendered text.</summary>
/// <param name="Html">Sanitised HTML, safe to put into a page; empty when there is a problem.</param>
/// <param name="Problem">Why it could not be rendered, or null.</param>
public sealed record MarkdownResult(string Html, MarkdownProblem? Problem = null);
