namespace Fachgruppe.Boards.Engine;

/// <summary>One wish to change a board, well-formed but not yet checked against the board.</summary>
/// <param name="OpId">Made by the client, unique on its board.</param>
/// <param name="Type">What it does.</param>
/// <param name="Id">The note, frame or group it names; null for board.set.</param>
/// <param name="Fields">What it sets; what is absent stays.</param>
public sealed record Operation(string OpId, OperationType Type, string? Id, Fields Fields);

/// <summary>An operation that has its place in the board's order.</summary>
/// <param name="Seq">Its place, from 1, without gaps.</param>
/// <param name="Actor">The person; null where hidden or where the system acted.</param>
/// <param name="At">Server time in unix milliseconds.</param>
/// <param name="Operation">Its effect: defaults filled in, fallbacks taken. Applying it needs no further decision.</param>
public sealed record AppliedOperation(long Seq, string? Actor, long At, Operation Operation);
