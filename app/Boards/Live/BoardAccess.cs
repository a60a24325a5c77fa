using Fachgruppe.Boards.Engine;

namespace Fachgruppe.Boards.Live;

/// <summary>What a caller may do on a board.</summary>
/// <param name="Board">The board's row, seen by this caller.</param>
/// <param name="Role">The role there.</param>
public sealed record BoardAccess(BoardRow Board, BoardRole Role)
{
    /// <summary>Whether the caller may change anything.</summary>
    public bool MayWrite => Role != BoardRole.Read;

    /// <summary>People of the audience write unless the board is archived, guests as their link says, visitors read.</summary>
    public static BoardAccess Of(BoardRow board, Caller caller)
    {
        if (board.ArchivedAt is not null || !caller.MayWrite)
        {
            return new(board, BoardRole.Read);
        }

        var role = caller.Viewer.IsSignedIn ? "edit" : caller.Viewer.Guest?.Roles.GetValueOrDefault(board.Id);
        return new(board, BoardRoles.Parse(role));
    }
}
