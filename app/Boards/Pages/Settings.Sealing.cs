using Fachgruppe.Boards.Engine;
using Fachgruppe.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Fachgruppe.Boards.Pages;

/// <content>Sealed collecting, and boards that name nobody.</content>
public sealed partial class SettingsModel
{
    /// <summary>Whether the viewer may start and end sealed collecting.</summary>
    public bool MaySeal { get; private set; }

    /// <summary>Whether notes are collected sealed.</summary>
    public bool IsSealed { get; private set; }

    /// <summary>Notes that the opening shows.</summary>
    public int SealedNotes { get; private set; }

    /// <summary>Whether it is early enough to make the board anonymous.</summary>
    public bool MayBeAnonymous { get; private set; }

    /// <summary>Starts sealed collecting.</summary>
    public Task<IActionResult> OnPostSealAsync(string id, CancellationToken cancel) => SwitchAsync(id, isSealed: true, cancel);

    /// <summary>Opens what is sealed.</summary>
    public Task<IActionResult> OnPostRevealAsync(string id, CancellationToken cancel) => SwitchAsync(id, isSealed: false, cancel);

    /// <summary>Makes the board anonymous for ever.</summary>
    public async Task<IActionResult> OnPostAnonymousAsync(string id, CancellationToken cancel)
    {
        if (!await LeadsAsync(id, cancel))
        {
            return NotFound();
        }

        if (await manager.MakeAnonymousAsync(Me, id, null, cancel) == BoardChange.Done)
        {
            return LocalRedirect($"/tafeln/{id}/einstellungen?gespeichert=true");
        }

        (BoardTitle, Description, Version) = (Board.Title, Board.Description, Board.Version);
        ModelState.AddModelError("anonymous", texts["boards.anonymous-late"]);
        return await FormAsync(keepAudience: false, cancel);
    }

    private async Task<IActionResult> SwitchAsync(string id, bool isSealed, CancellationToken cancel)
    {
        if (!await LeadsAsync(id, cancel))
        {
            return NotFound();
        }

        var set = new Operation(Ids.New(), OperationType.BoardSet, null, new Fields { Sealed = isSealed });
        return await engine.ApplyAsync(Me, id, [set], cancel) is [{ Refusal: null }]
            ? LocalRedirect($"/tafeln/{id}/einstellungen?gespeichert=true")
            : NotFound();
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        var state = await engine.StateAsync(Me, Board.Id, cancel) ?? BoardState.Empty;
        MaySeal = Mine.Role == BoardRole.Lead;
        IsSealed = state.Sealed;
        SealedNotes = state.Notes.Values.Count(note => note is { Sealed: true, Deleted: false });
        MayBeAnonymous = MaySeal && state.Notes.IsEmpty;
    }
}
