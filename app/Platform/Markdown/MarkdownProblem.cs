namespace Fachgruppe.Platform.Markdown;

/// <summary>Why a text cannot be shown as it is; the texts are <c>markdown.{code}</c>.</summary>
/// <param name="Code">Stable: <c>too_long</c>, <c>too_many_headings</c>, <c>table_too_wide</c>, <c>table_too_long</c>,
/// <c>too_many_references</c>, <c>too_deep</c>, <c>too_much</c>.</param>
/// <param name="Line">The line it was noticed in, from 1; 0 for the text as a whole.</param>
public sealed record MarkdownProblem(string Code, int Line = 0);
