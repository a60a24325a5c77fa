using System.Collections.Frozen;

namespace Fachgruppe.Boards.Engine;

/// <summary>What an operation does to what. The names on the wire are those of the contract.</summary>
public enum OperationType
{
    /// <summary>note.add</summary>
    NoteAdd,

    /// <summary>note.set</summary>
    NoteSet,

    /// <summary>note.delete</summary>
    NoteDelete,

    /// <summary>note.restore</summary>
    NoteRestore,

    /// <summary>frame.add</summary>
    FrameAdd,

    /// <summary>frame.set</summary>
    FrameSet,

    /// <summary>frame.delete</summary>
    FrameDelete,

    /// <summary>frame.restore</summary>
    FrameRestore,

    /// <summary>group.add</summary>
    GroupAdd,

    /// <summary>group.set</summary>
    GroupSet,

    /// <summary>group.delete</summary>
    GroupDelete,

    /// <summary>group.restore</summary>
    GroupRestore,

    /// <summary>board.set</summary>
    BoardSet,

    /// <summary>voting.add</summary>
    VotingAdd,

    /// <summary>voting.set</summary>
    VotingSet,

    /// <summary>voting.delete</summary>
    VotingDelete,

    /// <summary>voting.restore</summary>
    VotingRestore,

    /// <summary>voting.deputy: somebody votes in another one's place.</summary>
    VotingDeputy,

    /// <summary>vote.cast: counted beside the board's order, see <see cref="Votings.DotRules"/>.</summary>
    VoteCast,

    /// <summary>vote.withdraw</summary>
    VoteWithdraw,
}

/// <summary>The wire names of <see cref="OperationType"/>.</summary>
public static class OperationTypes
{
    private static readonly string[] Names =
    [
        "note.add", "note.set", "note.delete", "note.restore", "frame.add", "frame.set", "frame.delete", "frame.restore",
        "group.add", "group.set", "group.delete", "group.restore", "board.set",
        "voting.add", "voting.set", "voting.delete", "voting.restore", "voting.deputy", "vote.cast", "vote.withdraw",
    ];

    private static readonly FrozenDictionary<string, OperationType> ByName =
        Names.Select((name, index) => (name, index)).ToFrozenDictionary(n => n.name, n => (OperationType)n.index);

    /// <summary>The wire name.</summary>
    public static string Name(this OperationType type) => Names[(int)type];

    /// <summary>Whether it changes a voting itself.</summary>
    public static bool IsVoting(this OperationType type) => type is >= OperationType.VotingAdd and <= OperationType.VotingDeputy;

    /// <summary>Whether it is a vote: those have no place in the board's order.</summary>
    public static bool IsVote(this OperationType type) => type is OperationType.VoteCast or OperationType.VoteWithdraw;

    /// <summary>The type of that wire name, null where there is none.</summary>
    public static OperationType? Parse(string name) => ByName.TryGetValue(name, out var type) ? type : null;
}
