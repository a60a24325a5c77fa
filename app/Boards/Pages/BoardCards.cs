using System.Security.Claims;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Live;
using Fachgruppe.Circles;

namespace Fachgruppe.Boards.Pages;

/// <summary>Turns rows into cards with their pictures.</summary>
public sealed class BoardCards(BoardEngine engine, Callers callers, Rooms rooms, CircleStore circles)
{
    /// <summary>The cards of some boards, in the same order.</summary>
    public async Task<IReadOnlyList<BoardCard>> ForAsync(ClaimsPrincipal user, IEnumerable<BoardRow> boards, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(boards);
        var caller = await callers.OfAsync(user, cancel: cancel) ?? Caller.Nobody;
        var names = (await circles.OfAsync(caller.Viewer, cancel)).ToDictionary(circle => circle.Id, circle => circle.Name);
        var cards = new List<BoardCard>();
        foreach (var board in boards)
        {
            var state = await engine.StateAsync(caller, board.Id, cancel) ?? BoardState.Empty;
            var here = rooms.Find(board.Id)?.Connections.Select(c => c.Caller?.Viewer.ActorId ?? "").Distinct().Count() ?? 0;
            cards.Add(BoardCard.Of(board, state, here, board.AudienceCircle is null ? null : names.GetValueOrDefault(board.AudienceCircle)));
        }

        return cards;
    }
}
