using System.Collections.Immutable;

namespace Fachgruppe.Boards.Engine;

/// <summary>How a board is led ("Regie"): where the workshop stands, and what the moderation has switched.</summary>
public sealed record Facilitation
{
    /// <summary>A board that nobody leads through phases.</summary>
    public static Facilitation None { get; } = new();

    /// <summary>One of <see cref="Phases.All"/>, or null where there are none.</summary>
    public string? Phase { get; init; }

    /// <summary>Whether everybody but the moderation only reads ("Einfrieren").</summary>
    public bool Frozen { get; init; }

    /// <summary>The time that runs or rests, or null.</summary>
    public BoardTimer? Timer { get; init; }

    /// <summary>After a board.set.</summary>
    public Facilitation With(Fields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return this with
        {
            Phase = fields.Phase.Given ? fields.Phase.Id : Phase,
            Frozen = fields.Frozen ?? Frozen,
            Timer = fields.Timer is null ? Timer : fields.Timer.Result,
        };
    }
}

/// <summary>The words of the phases.</summary>
public static class Phases
{
    /// <summary>In the order of a workshop: Ankommen, Sammeln, Aufdecken, Ordnen, Gewichten, Vertiefen, Entscheiden.</summary>
    public static ImmutableArray<string> All { get; } = ["arrive", "collect", "reveal", "order", "weigh", "deepen", "decide"];
}
