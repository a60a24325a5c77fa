using Fachgruppe.Accounts.External;
using Fachgruppe.Accounts.Joining;
using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Http;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>An invitation as its reader finds it. Opening the link changes nothing, so that mail scanners may.</summary>
[AllowAnonymous]
[SecretLinkPage]
public sealed class InvitationModel(
    InvitationStore invitations,
    Admission admission,
    ExternalAuthorities authorities,
    ExternalChallenge external,
    PeopleStore people,
    PasswordSignIn signIn,
    LocalTime clock,
    TimeProvider time,
    TextCatalog texts) : PageModel
{
    /// <summary>The invitation, while it can be accepted.</summary>
    public Invitation? Invitation { get; private set; }

    /// <summary>Why it cannot: <c>expired</c>, <c>revoked</c>, <c>accepted</c>, <c>unknown</c>; null while it can.</summary>
    public string? Ended { get; private set; }

    /// <summary>Who invites, or null.</summary>
    public string? Inviter { get; private set; }

    /// <summary>The name as typed, or as invited.</summary>
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    /// <summary>Why nothing came of going to an authority, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>Where else one can sign in.</summary>
    public IReadOnlyList<ExternalAuthority> Authorities => authorities.All;

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(string token, CancellationToken cancel)
    {
        await LoadAsync(token, cancel);
        Name = Invitation?.Name;
    }

    /// <summary>Accepts it: makes the account, signs in, and goes on to the first steps.</summary>
    public async Task<IActionResult> OnPostAsync(string token, [FromForm(Name = "password")] string? password, CancellationToken cancel)
    {
        await LoadAsync(token, cancel);
        if (Invitation is not { } invitation)
        {
            return Page();
        }

        var language = TextCatalog.Current;
        var (person, errors) = await admission.AdmitAsync(invitation, Name ?? "", password ?? "", language.Code, cancel);
        if (person is null)
        {
            ModelState.Show(errors, texts);
            return Page();
        }

        await signIn.BeginAsync(HttpContext, person.Id);
        TextsSetup.Remember(HttpContext, language);
        return LocalRedirect("/willkommen");
    }

    /// <summary>Goes to an authority to accept it without a password. The link is in this person's hands, and the login proves itself.</summary>
    public async Task<IActionResult> OnPostExternalAsync(string token, [FromForm(Name = "authority")] string? name, CancellationToken cancel)
    {
        await LoadAsync(token, cancel);
        if (Invitation is not { } invitation)
        {
            return Page();
        }

        if (await external.BeginAsync(HttpContext, name, new(ExternalIntent.Join, "/", InvitationId: invitation.Id)) is { } answer)
        {
            return answer;
        }

        Name = invitation.Name;
        Fault = texts.Sentence(authorities, ExternalFault.Down, name);
        return Page();
    }

    /// <summary>A moment in words.</summary>
    public string Local(DateTimeOffset moment) => texts["shell.date-time", clock.At(moment)];

    private async Task LoadAsync(string token, CancellationToken cancel)
    {
        var found = await invitations.FindAsync(token, cancel);
        var state = found?.StateAt(time.GetUtcNow());
        if (state == InvitationState.Open)
        {
            Invitation = found;
            Inviter = found!.InvitedBy is { } by && await people.CardsAsync([by], cancel) is [var card] ? card.Name : null;
            return;
        }

        Ended = state switch
        {
            InvitationState.Expired => "expired",
            InvitationState.Revoked => "revoked",
            InvitationState.Accepted => "accepted",
            _ => "unknown",
        };
        Response.StatusCode = state is null ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone;
    }
}
