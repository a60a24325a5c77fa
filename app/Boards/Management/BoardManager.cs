using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Templates;
using Fachgruppe.Boards.Wire;
using Fachgruppe.Platform;
using Fachgruppe.Texts;

namespace Fachgruppe.Boards.Management;

/// <summary>Makes, describes and copies boards.</summary>
public sealed class BoardManager(BoardStore boards, BoardEngine engine, TemplateOperations templates, TextCatalog texts)
{
    /// <summary>Makes a board with what its template puts on it, in the maker's language.</summary>
    public async Task<BoardRow> CreateAsync(Caller caller, CheckedDraft draft, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(draft);
        var row = await boards.CreateAsync(
            new NewBoard(
                draft.Title,
                draft.Audience,
                draft.Description,
                draft.Source?.Id ?? draft.Template!.Name,
                draft.People,
                StartRole: draft.StartRole.Word(),
                IsAnonymous: draft.IsAnonymous),
            caller.Viewer.PersonId,
            cancel);
        var state = draft.Source is null ? null : await engine.StateAsync(caller, draft.Source.Id, cancel);
        await HangAsync(caller, row.Id, state is null ? templates.Of(draft.Template ?? BoardTemplate.All[0]) : BoardCopy.Operations(state), cancel);
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
                StartRole: source.StartRole,
                IsAnonymous: source.IsAnonymous),
            caller.Viewer.PersonId,
            cancel);
        await HangAsync(caller, copy.Id, BoardCopy.Operations(state), cancel);
        return copy;
    }

    /// <summary>Makes a board anonymous for ever, while its journal has not named anybody's note yet.</summary>
    public async Task<BoardChange> MakeAnonymousAsync(Caller caller, string id, long? version, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return await engine.StateAsync(caller, id, cancel) is not { } state ? BoardChange.NotFound
            : !state.Notes.IsEmpty ? BoardChange.Stale
            : await boards.MakeAnonymousAsync(caller.Viewer, id, version, state.Seq, cancel);
    }

    private async Task HangAsync(Caller caller, string id, IEnumerable<Operation> operations, CancellationToken cancel)
    {
        foreach (var some in operations.Chunk(100))
        {
            await engine.ApplyAsync(caller, id, some, cancel);
        }
    }
}
