using Fachgruppe.Accounts.Joining;
using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.Roles;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Outbox;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>„Beitrittsanfragen“: a person decides, and says why.</summary>
[NeedsRight(Rights.Decide)]
public sealed class ApplicationsModel(ApplicationStore applications, PeopleStore people, OutboxBell bell, LocalTime clock, TextCatalog texts) : PageModel
{
    private const string Here = "/verwaltung/anfragen";
    private const int LongestReason = 1000;

    private Dictionary<string, string> _names = [];

    /// <summary>Those that wait, the longest first.</summary>
    public IReadOnlyList<MemberApplication> Waiting { get; private set; } = [];

    /// <summary>Those decided lately.</summary>
    public IReadOnlyList<MemberApplication> Decided { get; private set; } = [];

    /// <summary>Which one the form was about.</summary>
    [BindProperty(Name = "id")]
    public string? Id { get; set; }

    /// <summary>The sector as chosen.</summary>
    [BindProperty(Name = "sector")]
    public string? Sector { get; set; }

    /// <summary>The reason as typed.</summary>
    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>What was just done: <c>approved</c>, <c>refused</c> or <c>late</c>.</summary>
    public string? Done { get; private set; }

    /// <summary>Shows them.</summary>
    public Task OnGetAsync([FromQuery(Name = "erledigt")] string? done, CancellationToken cancel)
    {
        Done = done is "approved" or "refused" or "late" ? done : null;
        return LoadAsync(cancel);
    }

    /// <summary>Decides on one.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? answer, CancellationToken cancel)
    {
        var reason = Reason?.ReplaceLineEndings("\n").Trim() ?? "";
        if (reason.Length is 0 or > LongestReason)
        {
            ModelState.AddModelError("reason", texts["joining.reason-wrong"]);
        }

        var approves = answer == "yes";
        if (!ModelState.IsValid || Id is null || Sector is null || !Newcomer.Sectors.Contains(Sector) || (!approves && answer != "no"))
        {
            await LoadAsync(cancel);
            return Page();
        }

        var decided = approves
            ? await applications.ApproveAsync(Id, User.PersonId()!, Sector, reason, cancel)
            : await applications.RefuseAsync(Id, User.PersonId()!, reason, cancel);
        bell.Ring();
        return LocalRedirect($"{Here}?erledigt={(!decided ? "late" : approves ? "approved" : "refused")}");
    }

    /// <summary>A moment in words.</summary>
    public string Local(DateTimeOffset moment) => texts["shell.date-time", clock.At(moment)];

    /// <summary>Who decided, as far as they are still here.</summary>
    public string NameOf(string? personId) => personId is not null && _names.TryGetValue(personId, out var name) ? name : texts["admin.former"];

    private async Task LoadAsync(CancellationToken cancel)
    {
        Waiting = await applications.WaitingAsync(cancel);
        Decided = await applications.DecidedAsync(cancel);
        var deciders = Decided.Select(row => row.DecidedBy).OfType<string>().Distinct().ToList();
        _names = (await people.CardsAsync(deciders, cancel)).ToDictionary(card => card.Id, card => card.Name);
    }
}
