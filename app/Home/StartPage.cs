using System.Security.Claims;
using Fachgruppe.Accounts;
using Fachgruppe.Boards;
using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Pages;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Audience;

namespace Fachgruppe.Home;

/// <summary>Gathers what the start pages show. Everything on them is true now.</summary>
public sealed class StartPage(BoardStore boards, BoardCards cards, BoardEngine engine, Callers callers, CurrentPerson me, LocalTime clock, TimeProvider time)
{
    private const int MostBoards = 3;
    private const int MostNews = 8;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(14);

    /// <summary>The public demo board, or null where there is none.</summary>
    public async Task<DemoBoardCard?> DemoBoardAsync(CancellationToken cancel)
    {
        var board = (await boards.ListAsync(Viewer.Visitor, cancel: cancel)).FirstOrDefault(row => row.IsDemo);
        if (board is null || await engine.StateAsync(Caller.Nobody, board.Id, cancel) is not { } state)
        {
            return null;
        }

        return new DemoBoardCard(
            board.Id, board.Title, state.Frames.Values.Count(frame => !frame.Deleted), state.Notes.Values.Count(note => !note.Deleted));
    }

    /// <summary>What a member sees.</summary>
    public async Task<Today> TodayAsync(ClaimsPrincipal user, CancellationToken cancel)
    {
        var caller = await callers.OfAsync(user, cancel: cancel) ?? Caller.Nobody;
        var rows = await boards.ListAsync(caller.Viewer, limit: MostNews, cancel: cancel);
        var news = new List<BoardNews>();
        var since = (time.GetUtcNow() - Lately).ToUnixTimeMilliseconds();
        foreach (var row in rows.Where(row => row.UpdatedAt > since))
        {
            var notes = (await engine.StateAsync(caller, row.Id, cancel))?.Notes.Values.Count(note => !note.Deleted && note.At > since) ?? 0;
            news.Add(new BoardNews(row.Id, row.Title, notes, row.UpdatedAt));
        }

        var name = (await me.CardAsync()).Name;
        return new Today(name, clock.Now, await cards.ForAsync(user, rows.Take(MostBoards), cancel), [.. news.Where(item => item.Notes > 0)]);
    }
}
