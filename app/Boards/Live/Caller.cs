using Fachgruppe.Accounts.People;
using Fachgruppe.Platform.Audience;

namespace Fachgruppe.Boards.Live;

/// <summary>Who calls, as far as boards are concerned.</summary>
/// <param name="Viewer">What audiences ask.</param>
/// <param name="Person">The card others see; null for visitors.</param>
/// <param name="MayRead">False for a token without <c>boards.read</c>.</param>
/// <param name="MayWrite">False for visitors and for a token without <c>boards.write</c>.</param>
/// <param name="Language">For sentences: de or en.</param>
public sealed record Caller(Viewer Viewer, PersonCard? Person, bool MayRead, bool MayWrite, string Language)
{
    /// <summary>A connection that nobody has looked at yet.</summary>
    public static readonly Caller Nobody = new(Viewer.Visitor, null, false, false, "de");
}

/// <summary>What a caller may do on a board.</summary>
/// <param name="Board">The board's row, seen by this caller.</param>
/// <param name="MayEdit">Role edit, else read.</param>
public sealed record BoardAccess(BoardRow Board, bool MayEdit)
{
    /// <summary>The rule until boards have roles: people of the audience write unless the board is archived, visitors read.</summary>
    public static BoardAccess Of(BoardRow board, Caller caller)
        => new(board, caller.MayWrite && caller.Viewer.IsSignedIn && board.ArchivedAt is null);
}
