using Fachgruppe.Accounts.People;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Wire;
using Fachgruppe.Platform.Audience;
using Fachgruppe.Platform.Markdown;

namespace Fachgruppe.Boards.Management;

/// <summary>What a board's title, description and audience may be.</summary>
public sealed class BoardDraftRules(PeopleStore people, MarkdownText markdown)
{
    /// <summary>Checks everything at once.</summary>
    /// <returns>The checked draft, or what is wrong with which field.</returns>
    public async Task<(CheckedDraft? Draft, IReadOnlyList<FieldProblem> Problems)> CheckAsync(
        Viewer viewer, BoardDraft draft, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var problems = new List<FieldProblem>();
        var title = draft.Title?.Trim() ?? "";
        Add(problems, CheckTitle(title));
        Add(problems, CheckDescription(draft.Description));
        var startRole = draft.StartRole ?? BoardRoles.Usual;
        Add(problems, CheckStartRole(startRole));
        var template = BoardTemplate.Find(draft.Template);
        if (template is null)
        {
            problems.Add(new FieldProblem("template", "template-unknown"));
        }

        var audience = CheckAudience(viewer, draft.Audience, problems);
        var named = await CheckPeopleAsync(draft, audience, problems, cancel);
        return problems.Count > 0
            ? (null, problems)
            : (new CheckedDraft(title, audience, template!, named, Lines(draft.Description), BoardRoles.Parse(startRole)), problems);
    }

    /// <summary>What is wrong with a title, or null.</summary>
    public static FieldProblem? CheckTitle(string? title) =>
        string.IsNullOrWhiteSpace(title) ? new FieldProblem("title", "title-missing")
        : TextRules.Check(title.Trim(), TextRules.MaxTitle, lines: false, "title") is null ? null
        : new FieldProblem("title", "title-wrong");

    /// <summary>What is wrong with the word of a start role, or null.</summary>
    public static FieldProblem? CheckStartRole(string? word) =>
        BoardRoles.Starting.Contains(word ?? "") ? null : new FieldProblem("startRole", "start-role-wrong");

    /// <summary>What is wrong with a description, or null.</summary>
    public FieldProblem? CheckDescription(string? description) =>
        markdown.Render(description).Problem is null
        && TextRules.Check(Lines(description), TextRules.MaxDescription, lines: true, "description") is null
            ? null
            : new FieldProblem("description", "description-wrong");

    /// <summary>A text as it is stored: forms send CR LF, boards know LF.</summary>
    public static string Lines(string? text) => text?.ReplaceLineEndings("\n") ?? "";

    private static Audience CheckAudience(Viewer viewer, string? text, List<FieldProblem> problems)
    {
        if (!Audience.TryParse(text, out var audience))
        {
            problems.Add(new FieldProblem("audience", "audience-unknown"));
        }
        else if (!audience.Allows(viewer, isNamed: true))
        {
            // Nobody makes a board that they could not see themselves.
            problems.Add(new FieldProblem("audience", "audience-not-yours"));
        }

        return audience;
    }

    private async Task<IReadOnlyCollection<string>> CheckPeopleAsync(
        BoardDraft draft, Audience audience, List<FieldProblem> problems, CancellationToken cancel)
    {
        if (audience.Kind != AudienceKind.Named || draft.People is not { Count: > 0 } ids)
        {
            return [];
        }

        var known = (await people.CardsAsync(ids, cancel)).Select(card => card.Id).ToHashSet();
        if (ids.Any(id => !known.Contains(id)))
        {
            problems.Add(new FieldProblem("people", "people-unknown"));
        }

        return known;
    }

    private static void Add(List<FieldProblem> problems, FieldProblem? problem)
    {
        if (problem is not null)
        {
            problems.Add(problem);
        }
    }
}
