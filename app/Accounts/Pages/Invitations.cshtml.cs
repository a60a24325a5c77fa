using Fachgruppe.Accounts.Joining;
using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.Roles;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Outbox;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>„Einladungen“: invite, send again, take back.</summary>
[NeedsRight(Rights.Invite)]
public sealed class InvitationsModel(
    InvitationStore invitations, UserManager<Person> people, OutboxBell bell, LocalTime clock, TimeProvider time, TextCatalog texts) : PageModel
{
    private const string Here = "/verwaltung/einladungen";

    /// <summary>The newest invitations.</summary>
    public IReadOnlyList<Invitation> Invitations { get; private set; } = [];

    /// <summary>What was typed.</summary>
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    /// <inheritdoc cref="Email"/>
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    /// <inheritdoc cref="Email"/>
    [BindProperty(Name = "organisation")]
    public string? Organisation { get; set; }

    /// <inheritdoc cref="Email"/>
    [BindProperty(Name = "sector")]
    public string? Sector { get; set; }

    /// <summary>What was just done: <c>sent</c> or <c>revoked</c>.</summary>
    public string? Done { get; private set; }

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync([FromQuery(Name = "erledigt")] string? done, CancellationToken cancel)
    {
        Done = done is "sent" or "revoked" ? done : null;
        Invitations = await invitations.ListAsync(cancel);
    }

    /// <summary>Invites somebody.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var newcomer = Newcomer.Of(Email, Name, Sector, Organisation);
        foreach (var (field, key) in newcomer.Problems(nameRequired: false))
        {
            ModelState.AddModelError(field, texts[key]);
        }

        if (ModelState.IsValid && await people.FindByEmailAsync(newcomer.Email) is not null)
        {
            ModelState.AddModelError("email", texts["joining.email-taken"]);
        }

        if (!ModelState.IsValid)
        {
            Invitations = await invitations.ListAsync(cancel);
            return Page();
        }

        await invitations.InviteAsync(newcomer, User.PersonId(), cancel);
        bell.Ring();
        return LocalRedirect(Here + "?erledigt=sent");
    }

    /// <summary>Sends a new link.</summary>
    public async Task<IActionResult> OnPostAgainAsync([FromForm] string? id, CancellationToken cancel)
    {
        if (!await invitations.SendAgainAsync(id ?? "", User.PersonId()!, cancel))
        {
            return LocalRedirect(Here);
        }

        bell.Ring();
        return LocalRedirect(Here + "?erledigt=sent");
    }

    /// <summary>Takes one back.</summary>
    public async Task<IActionResult> OnPostRevokeAsync([FromForm] string? id, CancellationToken cancel) =>
        LocalRedirect(await invitations.RevokeAsync(id ?? "", User.PersonId()!, cancel) ? Here + "?erledigt=revoked" : Here);

    /// <summary>The state of an invitation now.</summary>
    public InvitationState StateOf(Invitation invitation)
    {
        ArgumentNullException.ThrowIfNull(invitation);
        return invitation.StateAt(time.GetUtcNow());
    }

    /// <summary>A moment in words.</summary>
    public string Local(DateTimeOffset moment) => texts["shell.date-time", clock.At(moment)];
}
