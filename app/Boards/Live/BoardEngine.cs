using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Journal;
using Fachgruppe.Boards.Votes;
using Fachgruppe.Boards.Wire;

namespace Fachgruppe.Boards.Live;

/// <summary>What other parts of the program do with live boards: read one, change one, under the same rules as the hub.</summary>
public sealed class BoardEngine(BoardStore boards, Rooms rooms, JournalWriter journal, JournalStore store, VoteTeller votes, PersonCards people)
{
    /// <summary>The whole board as this caller sees it; null where there is none for the caller.</summary>
    public async Task<OpenAnswer?> ReadAsync(Caller caller, string boardId, CancellationToken cancel = default)
    {
        return await AccessAsync(caller, boardId, cancel) is { } access
            ? await AnswerAsync(await LoadAsync(access.Board), access, caller, cancel)
            : null;
    }

    /// <summary>The state of a board that this caller may see, or null; for pages that show it without JavaScript.</summary>
    public async Task<BoardState?> StateAsync(Caller caller, string boardId, CancellationToken cancel = default)
    {
        return await AccessAsync(caller, boardId, cancel) is { } access ? (await LoadAsync(access.Board)).State : null;
    }

    /// <summary>What the caller may do on a board; null where there is none for the caller.</summary>
    public async Task<BoardAccess?> AccessAsync(Caller caller, string boardId, CancellationToken cancel = default)
        => TextRules.IsId(boardId) && await boards.ReadAsync(caller.Viewer, boardId, cancel) is { } row ? BoardAccess.Of(row, caller) : null;

    /// <summary>Applies operations that came from outside, each for itself; null where there is no such board for the caller.</summary>
    public async Task<Receipts?> ApplyAsync(Caller caller, string boardId, IReadOnlyList<WireValue> operations, CancellationToken cancel = default)
    {
        return await ApplyAsync(caller, boardId, [.. operations.Select(OperationReader.Read)], cancel) is { } receipts
            ? new Receipts(receipts, caller.Language)
            : null;
    }

    /// <summary>Applies operations that the program made itself: templates, demo content, duplicates, a renaming.</summary>
    /// <returns>The receipts in the same order; null where there is no such board for the caller.</returns>
    public async Task<IReadOnlyList<Receipt>?> ApplyAsync(Caller caller, string boardId, IReadOnlyList<Operation> operations, CancellationToken cancel = default)
    {
        return await ApplyAsync(caller, boardId, [.. operations.Select(o => new ReadOperation(o.OpId, o, null))], cancel);
    }

    private async Task<Receipt[]?> ApplyAsync(Caller caller, string boardId, ReadOperation[] operations, CancellationToken cancel)
    {
        if (await AccessAsync(caller, boardId, cancel) is not { } access)
        {
            return null;
        }

        var call = new JournalCall(boardId, caller.Viewer.ActorId, operations, () => access.Role);
        journal.Enqueue(call);
        return await call.Answer;
    }

    /// <summary>The board's room with everything that its row knows of.</summary>
    internal async Task<BoardRoom> LoadAsync(BoardRow row)
    {
        var room = rooms.Of(row.Id);
        return room.IsLoaded && room.State.Seq >= row.Seq ? room : await journal.LoadAsync(row.Id);
    }

    /// <summary>The state with what differs from viewer to viewer.</summary>
    internal async Task<OpenAnswer> AnswerAsync(BoardRoom room, BoardAccess access, Caller caller, CancellationToken cancel = default)
    {
        var present = room.Connections.Select(c => c.Caller.Viewer.ActorId);
        var bytes = room.Bytes();
        var ids = bytes.Authors.Concat(present).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var (votings, own) = await VotesAsync(room.State, access, caller, cancel);
        return new OpenAnswer(bytes, new OpenSuffix(access.Board, await people.OfAsync(ids, cancel), votings, own, You(access, caller), bytes.Facilitation));
    }

    /// <summary>The operations after a sequence; null where the state is shorter or the client's sequence is not of this journal.</summary>
    internal async Task<CatchUpAnswer?> CatchUpAsync(BoardRoom room, BoardAccess access, Caller caller, long after, CancellationToken cancel = default)
    {
        // An operation takes about as many bytes as a note of the state.
        var state = room.State;
        var missing = state.Seq - after;
        if (missing < 0 || missing > Math.Max(50, state.Living))
        {
            return null;
        }

        var missed = room.Since(after) ?? await store.SinceAsync(room.Id, after, state.Seq, cancel);
        if (missed is null)
        {
            return null;
        }

        var (votings, own) = await VotesAsync(room.State, access, caller, cancel);
        return new CatchUpAnswer(missed.Count > 0 ? missed[^1].Seq : state.Seq, You(access, caller), missed, votings, own);
    }

    private Task<(IReadOnlyList<VotingTally> Votings, OwnDots Own)> VotesAsync(BoardState state, BoardAccess access, Caller caller, CancellationToken cancel)
        => votes.ViewAsync(state, access.Board.Id, caller.Viewer.ActorId, access.Role == BoardRole.Lead, cancel);

    /// <summary>How a caller appears to itself.</summary>
    internal static You You(BoardAccess access, Caller caller) => new(caller.Viewer.ActorId, caller.Person?.Name ?? "", access.Role);
}
