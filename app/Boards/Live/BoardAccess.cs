using Fachgruppe.Accounts.Roles;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Platform.Audience;

namespace Fachgruppe.Boards.Live;

/// <summary>What a caller may do on a board.</summary>
/// <param name="Board">The board's row, seen by this caller.</param>
/// <param name="Role">The role there; reading in the archive, whoever it is.</param>
/// <param name="Leads">Whether the caller changes settings, roles and guests, in the archive too.</param>
public sealed record BoardAccess(BoardRow Board, BoardRole Role, bool Leads = false)
{
    /// <summary>Whether the caller may change anything.</summary>
    public bool MayWrite => Role != BoardRole.Read;

    /// <summary>People of the audience start in the board's role unless they were given another, guests do what their link says, visitors read.</summary>
    public static BoardAccess Of(BoardRow board, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(caller);
        if (!caller.MayWrite)
        {
            return new(board, BoardRole.Read);
        }

        var leads = IsLead(board, caller.Viewer);
        if (board.ArchivedAt is not null)
        {
            return new(board, BoardRole.Read, leads);
        }

        var role = leads ? BoardRole.Lead.Word()
            : caller.Viewer.IsSignedIn ? board.GivenRole ?? board.StartRole
            : caller.Viewer.Guest?.Roles.GetValueOrDefault(board.Id);
        return new(board, BoardRoles.Parse(role), leads);
    }

    /// <summary>Whoever made the board, those it was given to, the Organisationsteam and admins.</summary>
    /// <param name="board">The row, read by this viewer.</param>
    /// <param name="viewer">Who asks.</param>
    public static bool IsLead(BoardRow board, Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(viewer);
        return viewer.PersonId is { } person
            && (board.CreatedBy == person || board.GivenRole == BoardRole.Lead.Word() || Rights.Allows(viewer, Rights.Moderate));
    }
}
