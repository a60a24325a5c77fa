using Fachgruppe.Boards.Engine;
using Fachgruppe.Platform.Audience;

namespace Fachgruppe.Boards.Management;

/// <summary>What somebody wants a board to be, from a form or from the API, not yet checked.</summary>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Audience">The contract's spelling.</param>
/// <param name="Template">Name of a template, or null for none.</param>
/// <param name="People">Ids of those named, for the audience <c>named</c>.</param>
/// <param name="Description">Markdown.</param>
/// <param name="StartRole">Word of the role in which people start, or null for the usual one.</param>
public sealed record BoardDraft(
    string? Title, string? Audience, string? Template = null, IReadOnlyCollection<string>? People = null, string? Description = null,
    string? StartRole = null);

/// <summary>A field that cannot stay as it is; the text is <c>boards.{Code}</c>.</summary>
/// <param name="Field">Name of the field.</param>
/// <param name="Code">Stable word for what is wrong.</param>
public sealed record FieldProblem(string Field, string Code);

/// <summary>A draft that was checked.</summary>
/// <param name="Title">Trimmed.</param>
/// <param name="Audience">Who sees it.</param>
/// <param name="Template">What it starts with.</param>
/// <param name="People">Ids of existing people.</param>
/// <param name="Description">Markdown that can be rendered.</param>
/// <param name="StartRole">The role in which people start.</param>
public sealed record CheckedDraft(
    string Title, Audience Audience, BoardTemplate Template, IReadOnlyCollection<string> People, string Description, BoardRole StartRole);
