using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Wire;
using Fachgruppe.Platform;
using Fachgruppe.Texts;

namespace Fachgruppe.Boards.Management;

/// <summary>Makes, describes and copies boards.</summary>
public sealed class BoardManager(BoardStore boards, BoardEngine engine, TextCatalog texts)
{
    /// <summary>Wide enough for two notes side by side.</summary>
    public const int FrameWidth = 316;

    private const int FrameHeight = 640;
    private const int FrameGap = 24;

    /// <summary>Makes a board with its template's frames, titled in the maker's language.</summary>
    public async Task<BoardRow> CreateAsync(Caller caller, CheckedDraft draft, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(draft);
        var row = await boards.CreateAsync(
            new NewBoard(draft.Title, draft.Audience, draft.Description, draft.Template.Name, draft.People, StartRole: draft.StartRole.Word()), caller.Viewer.PersonId, cancel);
        var frames = draft.Template.Frames.Select((key, index) => Column(texts[key], index)).ToList();
        if (frames.Count > 0)
        {
            await engine.ApplyAsync(caller, row.Id, frames, cancel);
        }

        return row;
    }

    /// <summary>Changes title and description, unless somebody changed the board since the version the caller saw.</summary>
    public async Task<BoardChange> DescribeAsync(
        Caller caller, string id, long? version, string? title, string? description, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (await boards.ReadAsync(caller.Viewer, id, cancel) is not { } row)
        {
            return BoardChange.NotFound;
        }

        if (version is not null && version != row.Version)
        {
            return BoardChange.Stale;
        }

        var set = new Operation(Ids.New(), OperationType.BoardSet, null, new Fields { Title = title?.Trim(), Description = description is null ? null : BoardDraftRules.Lines(description) });
        var receipts = await engine.ApplyAsync(caller, id, [set], cancel);
        return receipts is [{ Refusal: null }] ? BoardChange.Done : BoardChange.NotFound;
    }

    /// <summary>Copies a board with everything that hangs on it; the copy begins a history of its own.</summary>
    /// <returns>The copy, or null where the caller sees no such board.</returns>
    public async Task<BoardRow?> DuplicateAsync(Caller caller, string id, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (await boards.ReadAsync(caller.Viewer, id, cancel) is not { } source
            || await engine.StateAsync(caller, id, cancel) is not { } state)
        {
            return null;
        }

        var title = texts["boards.copy-of", source.Title];
        var copy = await boards.CreateAsync(
            new NewBoard(
                title[..Math.Min(title.Length, TextRules.MaxTitle)],
                source.Audience,
                source.Description,
                source.Template,
                await boards.NamedAsync(id, cancel),
                StartRole: source.StartRole),
            caller.Viewer.PersonId,
            cancel);
        foreach (var some in BoardCopy.Operations(state).Chunk(100))
        {
            await engine.ApplyAsync(caller, copy.Id, some, cancel);
        }

        return copy;
    }

    /// <summary>A column frame at a place in the row of columns.</summary>
    public static Operation Column(string title, int index, int height = FrameHeight) =>
        new(Ids.New(), OperationType.FrameAdd, Ids.New(), new Fields
        {
            Title = title,
            Kind = "column",
            X = index * (FrameWidth + FrameGap),
            Y = 0,
            W = FrameWidth,
            H = height,
            Order = FractionalIndex.Spread(index + 1)[index],
        });
}
