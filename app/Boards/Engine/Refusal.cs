namespace Fachgruppe.Boards.Engine;

/// <summary>Why an operation or call was refused: a stable code for programs, a reason that people get in their language.</summary>
/// <param name="Code">One of <see cref="Codes"/>.</param>
/// <param name="Reason">Which sentence explains it.</param>
/// <param name="Subject">The field or word it is about; never content.</param>
public sealed record Refusal(string Code, RefusalReason Reason, string Subject = "")
{
    /// <summary>A refusal with the code <c>invalid</c>.</summary>
    public static Refusal Invalid(RefusalReason reason, string subject = "") => new(Codes.Invalid, reason, subject);
}

/// <summary>The error codes of the contract.</summary>
public static class Codes
{
    /// <summary>It does not exist for this viewer.</summary>
    public const string NotFound = "not_found";

    /// <summary>The viewer may see it, but not do this.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>The call or operation is malformed.</summary>
    public const string Invalid = "invalid";

    /// <summary>A text, list or message is longer than allowed.</summary>
    public const string TooLarge = "too_large";

    /// <summary>Too many calls, connections or objects.</summary>
    public const string TooMany = "too_many";

    /// <summary>The operation id was used before for something else.</summary>
    public const string OpIdReused = "op_id_reused";

    /// <summary>The object was deleted in the meantime.</summary>
    public const string Deleted = "deleted";

    /// <summary>The dots are spent.</summary>
    public const string VoteBudget = "vote_budget";

    /// <summary>The voting has ended.</summary>
    public const string VoteClosed = "vote_closed";

    /// <summary>The commit failed or its outcome is unknown; sending the same operation again is safe.</summary>
    public const string NotSaved = "not_saved";
}

/// <summary>The sentences of <see cref="Wire.RefusalTexts"/>.</summary>
public enum RefusalReason
{
    /// <summary>Not an object with text keys.</summary>
    NotAnOperation,

    /// <summary>An unknown type of operation.</summary>
    UnknownType,

    /// <summary>An unknown field, or one that this type does not have.</summary>
    UnknownField,

    /// <summary>A field given twice.</summary>
    DuplicateField,

    /// <summary>A required field is absent.</summary>
    MissingField,

    /// <summary>A field of the wrong type.</summary>
    WrongType,

    /// <summary>An id that is no lower-case UUID.</summary>
    BadId,

    /// <summary>Control characters or broken Unicode.</summary>
    BadText,

    /// <summary>A number that is not finite or out of range.</summary>
    OutOfRange,

    /// <summary>A word that is not in the list.</summary>
    UnknownWord,

    /// <summary>An order that is no fractional index.</summary>
    BadOrder,

    /// <summary>A text or list beyond its limit.</summary>
    TooLong,

    /// <summary>More operations in a call than allowed.</summary>
    TooManyOperations,

    /// <summary>More objects on a board than allowed.</summary>
    BoardFull,

    /// <summary>Calls come too fast.</summary>
    TooFast,

    /// <summary>An object that was never on the board.</summary>
    Unknown,

    /// <summary>An object that was deleted.</summary>
    Deleted,

    /// <summary>An id that is taken.</summary>
    IdTaken,

    /// <summary>An operation id that was used for something else.</summary>
    OpIdReused,

    /// <summary>The viewer only reads.</summary>
    ReadOnly,

    /// <summary>The database did not take it.</summary>
    NotSaved,

    /// <summary>Somebody else's note, for those who may only touch their own.</summary>
    NotOwn,

    /// <summary>What only the moderation does.</summary>
    NotLead,

    /// <summary>No dots left, or too many on one target.</summary>
    BudgetSpent,

    /// <summary>A voting that has ended.</summary>
    VotingClosed,

    /// <summary>Somebody who is not on the list of those who decide.</summary>
    NotEligible,

    /// <summary>A vote that was cast already and stands.</summary>
    HasVoted,

    /// <summary>A field that does not fit this kind of voting, or one that it lacks.</summary>
    WrongForKind,

    /// <summary>Fewer dots there than were to be taken back.</summary>
    NoDots,

    /// <summary>The board is frozen.</summary>
    Frozen,

    /// <summary>A locked thing.</summary>
    Locked,

    /// <summary>People arrive or collect: only one's own notes.</summary>
    PhaseCollect,

    /// <summary>Notes are looked at.</summary>
    PhaseReveal,

    /// <summary>Notes are put in order.</summary>
    PhaseOrder,

    /// <summary>People vote.</summary>
    PhaseVote,

    /// <summary>There is no time to stop or to prolong.</summary>
    NoTimer,
}
