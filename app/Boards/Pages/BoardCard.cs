using Fachgruppe.Boards.Engine;

namespace Fachgruppe.Boards.Pages;

/// <summary>A board on a list of boards.</summary>
/// <param name="Board">Its row.</param>
/// <param name="Picture">What it looks like now.</param>
/// <param name="Notes">How many notes hang on it.</param>
/// <param name="Here">How many people have it open on this node.</param>
/// <param name="CircleName">The circle that sees it, where one does.</param>
public sealed record BoardCard(BoardRow Board, Thumbnail Picture, int Notes, int Here, string? CircleName)
{
    /// <summary>From a row and what is on the board.</summary>
    public static BoardCard Of(BoardRow board, BoardState state, int here, string? circleName)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new BoardCard(board, Thumbnail.Of(state), state.Notes.Values.Count(note => !note.Deleted), here, circleName);
    }
}
