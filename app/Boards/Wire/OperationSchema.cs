using System.Collections.Frozen;
using Fachgruppe.Boards.Engine;

namespace Fachgruppe.Boards.Wire;

/// <summary>Which fields an operation has. Everything else is unknown and makes it invalid.</summary>
/// <param name="Required">Fields that must be there beside opId, type and id.</param>
/// <param name="Optional">Fields that may be there.</param>
/// <param name="Effect">Fields that only the journal's effects carry.</param>
/// <param name="OfVoting">Whether the fields are those of votings and votes.</param>
public sealed record OperationSchema(FrozenSet<string> Required, FrozenSet<string> Optional, FrozenSet<string> Effect, bool OfVoting)
{
    private static readonly string[] Note = ["text", "x", "y", "color", "size", "frame", "group", "order", "locked"];
    private static readonly string[] Frame = ["title", "kind", "x", "y", "w", "h", "order", "locked"];
    private static readonly string[] Group = ["title", "frame", "x", "y", "order", "locked"];

    private static readonly string[] VotingFields =
        ["title", "kind", "budget", "max", "targets", "secrecy", "seats", "status", "options", "text", "eligible", "per", "rule", "quorum"];

    private static readonly OperationSchema[] ByType =
    [
        Of(["text", "x", "y"], ["color", "size", "frame", "group", "order"]),
        Of([], Note),
        Of([], []),
        Of([], [], [.. Note, "author", "created"]),
        Of(["x", "y"], ["title", "kind", "w", "h", "order"]),
        Of([], Frame),
        Of([], []),
        Of([], [], Frame),
        Of([], ["title", "frame", "x", "y", "order", "notes"]),
        Of([], Group),
        Of([], []),
        Of([], [], Group),
        Of([], ["title", "description", "phase", "frozen", "timer"]),
        Of([], VotingFields, ["units", "deputies"], voting: true),
        Of([], ["title", "budget", "max", "seats", "status"], voting: true),
        Of([], [], voting: true),
        Of([], [], [.. VotingFields, "units", "deputies"], voting: true),
        Of(["person", "deputy"], [], voting: true),
        Of([], ["target", "dots", "from", "values", "choice", "as"], voting: true),
        Of([], ["target", "dots", "from", "as"], voting: true),
    ];

    /// <summary>The fields of a type.</summary>
    public static OperationSchema For(OperationType type) => ByType[(int)type];

    /// <summary>Reads one of the fields.</summary>
    public (Fields Fields, Refusal? Refusal) Read(Fields fields, string name, WireValue value)
        => OfVoting ? VotingFieldReader.Read(fields, name, value) : FieldReader.Read(fields, name, value);

    private static OperationSchema Of(string[] required, string[] optional, string[]? effect = null, bool voting = false)
        => new(required.ToFrozenSet(), optional.ToFrozenSet(), (effect ?? []).ToFrozenSet(), voting);
}
