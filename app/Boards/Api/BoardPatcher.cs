using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Management;

namespace Fachgruppe.Boards.Api;

/// <summary>Applies the fields of a PATCH, the checked version on the first change only: the others raise it themselves.</summary>
public sealed class BoardPatcher(BoardStore boards, BoardManager manager, BoardDraftRules rules)
{
    /// <summary>Checks all fields, then changes them.</summary>
    public async Task<(BoardChange Change, IReadOnlyList<FieldProblem> Problems)> ApplyAsync(
        Caller caller, string id, long? version, BoardPatch patch, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(patch);
        if (await boards.ReadAsync(caller.Viewer, id, cancel) is not { } board)
        {
            return (BoardChange.NotFound, []);
        }

        var wanted = new BoardDraft(
            patch.Title ?? board.Title, patch.Audience ?? board.Audience.ToString(), null, patch.People, patch.Description ?? board.Description, patch.StartRole ?? board.StartRole);
        var (draft, problems) = await rules.CheckAsync(caller.Viewer, wanted, cancel);
        if (draft is null)
        {
            return (BoardChange.NotFound, problems);
        }

        if (version is not null && version != board.Version)
        {
            return (BoardChange.Stale, []);
        }

        foreach (var step in Steps(caller, id, patch, draft, cancel))
        {
            if (await step(version) is var change and not BoardChange.Done)
            {
                return (change, []);
            }

            version = null;
        }

        return (BoardChange.Done, []);
    }

    private IEnumerable<Func<long?, Task<BoardChange>>> Steps(
        Caller caller, string id, BoardPatch patch, CheckedDraft draft, CancellationToken cancel)
    {
        if (patch.Archived == false)
        {
            yield return version => boards.UnarchiveAsync(caller.Viewer, id, version, cancel);
        }

        if (patch.Title is not null || patch.Description is not null)
        {
            yield return version => manager.DescribeAsync(caller, id, version, patch.Title, patch.Description, cancel);
        }

        if (patch.StartRole is not null)
        {
            yield return version => boards.SetStartRoleAsync(caller.Viewer, id, version, draft.StartRole, cancel);
        }

        if (patch.Archived == true)
        {
            yield return version => boards.ArchiveAsync(caller.Viewer, id, version, cancel);
        }

        // Last, because afterwards the caller may not see the board any more.
        if (patch.Audience is not null)
        {
            yield return version => boards.SetAudienceAsync(caller.Viewer, id, version, draft.Audience, draft.People, cancel);
        }
    }
}
