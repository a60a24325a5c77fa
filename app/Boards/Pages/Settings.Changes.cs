using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Management;
using Microsoft.AspNetCore.Mvc;

namespace Fachgruppe.Boards.Pages;

/// <content>The changes, each a handler of its own.</content>
public sealed partial class SettingsModel
{
    /// <summary>Saves title and description.</summary>
    public async Task<IActionResult> OnPostAboutAsync(string id, CancellationToken cancel)
    {
        if (!await LeadsAsync(id, cancel))
        {
            return NotFound();
        }

        FieldProblem?[] problems = [BoardDraftRules.CheckTitle(BoardTitle), rules.CheckDescription(Description)];
        ModelState.Show(problems.OfType<FieldProblem>(), texts);
        return ModelState.IsValid
            ? await EndAsync(await manager.DescribeAsync(Me, id, Version, BoardTitle, Description ?? "", cancel), keepAudience: false, cancel)
            : await FormAsync(keepAudience: false, cancel);
    }

    /// <summary>Changes who sees it.</summary>
    public async Task<IActionResult> OnPostAudienceAsync(string id, CancellationToken cancel)
    {
        if (!await LeadsAsync(id, cancel))
        {
            return NotFound();
        }

        (BoardTitle, Description) = (Board.Title, Board.Description);
        var (draft, problems) = await rules.CheckAsync(
            Me.Viewer, new BoardDraft(Board.Title, Sight.Audience, People: Sight.People), cancel);
        if (draft is null)
        {
            ModelState.Show(problems, texts);
            return await FormAsync(keepAudience: true, cancel);
        }

        var change = await boards.SetAudienceAsync(Me.Viewer, id, Version, draft.Audience, draft.People, cancel);
        return await EndAsync(change, keepAudience: true, cancel);
    }

    /// <summary>Copies the board and opens the copy.</summary>
    public async Task<IActionResult> OnPostDuplicateAsync(string id, CancellationToken cancel) =>
        await LoadAsync(id, cancel) && await manager.DuplicateAsync(Me, id, cancel) is { } copy
            ? LocalRedirect($"/tafeln/{copy.Id}")
            : NotFound();

    /// <summary>Makes it read-only.</summary>
    public async Task<IActionResult> OnPostArchiveAsync(string id, CancellationToken cancel) =>
        await LeadsAsync(id, cancel) && await boards.ArchiveAsync(Me.Viewer, id, null, cancel) == BoardChange.Done
            ? LocalRedirect("/tafeln?auswahl=archiv")
            : NotFound();

    /// <summary>Takes it out of the archive.</summary>
    public async Task<IActionResult> OnPostUnarchiveAsync(string id, CancellationToken cancel) =>
        await LeadsAsync(id, cancel) && await boards.UnarchiveAsync(Me.Viewer, id, null, cancel) == BoardChange.Done
            ? LocalRedirect($"/tafeln/{id}")
            : NotFound();

    /// <summary>Puts it into the bin.</summary>
    public async Task<IActionResult> OnPostDeleteAsync(string id, CancellationToken cancel) =>
        await LeadsAsync(id, cancel) && await boards.DeleteAsync(Me.Viewer, id, null, cancel) == BoardChange.Done
            ? LocalRedirect("/tafeln?auswahl=papierkorb")
            : NotFound();

    /// <summary>Takes it out of the bin.</summary>
    public async Task<IActionResult> OnPostUndeleteAsync(string id, CancellationToken cancel)
    {
        var caller = await callers.OfAsync(User, cancel: cancel) ?? Caller.Nobody;
        var deleted = (await boards.ListDeletedAsync(caller.Viewer, cancel)).FirstOrDefault(board => board.Id == id);
        return deleted is not null && BoardAccess.IsLead(deleted, caller.Viewer) && await boards.RestoreAsync(caller.Viewer, id, null, cancel) == BoardChange.Done
            ? LocalRedirect($"/tafeln/{id}")
            : NotFound();
    }

    private async Task<IActionResult> EndAsync(BoardChange change, bool keepAudience, CancellationToken cancel)
    {
        if (change != BoardChange.Stale)
        {
            return change == BoardChange.Done ? LocalRedirect($"/tafeln/{Board.Id}/einstellungen?gespeichert=true") : NotFound();
        }

        IsStale = true;
        Version = Board.Version;
        return await FormAsync(keepAudience, cancel);
    }
}
