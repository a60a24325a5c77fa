namespace Fachgruppe.Boards.Templates;

/// <summary>What a new board starts with: frames, and in some of them notes that say what belongs there.</summary>
/// <param name="Name">As in the API, e.g. <c>retrospective</c>; the texts are <c>templates.{Name}</c> and <c>templates.{Name}-text</c>.</param>
/// <param name="Frames">In reading order.</param>
public sealed record BoardTemplate(string Name, IReadOnlyList<TemplateFrame> Frames)
{
    /// <summary>The template of a board without one.</summary>
    public const string Empty = "empty";

    /// <summary>All of them, in the order the page offers them.</summary>
    public static IReadOnlyList<BoardTemplate> All { get; } =
    [
        new(Empty, []),
        new("topics", TemplateLayout.Columns("topics-ideas", "topics-needs", "topics-hurdles", "topics-offers")),
        new("retrospective", TemplateLayout.Columns("retro-good", "retro-bad", "retro-next")),
        new("kickoff", TemplateLayout.Columns("kickoff-goals", "kickoff-topics", "kickoff-people", "kickoff-open", "kickoff-next")),
        new("swot", TemplateLayout.Quarters("swot-strengths", "swot-weaknesses", "swot-chances", "swot-risks")),
        new("eisenhower", TemplateLayout.Quarters("eisenhower-now", "eisenhower-plan", "eisenhower-pass", "eisenhower-drop")),
        new("lean-canvas", TemplateLayout.LeanCanvas()),
        new("world-cafe", TemplateLayout.WorldCafe()),
    ];

    /// <summary>The template of a name, or null; no name means the empty one.</summary>
    public static BoardTemplate? Find(string? name) => All.FirstOrDefault(template => template.Name == (string.IsNullOrEmpty(name) ? Empty : name));
}
