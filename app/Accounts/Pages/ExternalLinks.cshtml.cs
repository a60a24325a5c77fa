using Fachgruppe.Accounts.External;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>„Externe Anmeldungen“: links the account to authorities and unlinks it.</summary>
[Authorize]
[RequireRecentSignIn]
[ResponseCache(NoStore = true)]
public sealed class ExternalLinksModel(
    ExternalLoginStore logins, ExternalAuthorities authorities, ExternalChallenge challenge, Database database, LocalTime clock, TextCatalog texts) : PageModel
{
    /// <summary>What is linked.</summary>
    public IReadOnlyList<ExternalLogin> Logins { get; private set; } = [];

    /// <summary>What can be linked.</summary>
    public IReadOnlyList<ExternalAuthority> Free { get; private set; } = [];

    /// <summary>Whether the person could still sign in without any of them.</summary>
    public bool MayGo { get; private set; }

    /// <summary>What was done just now, or null.</summary>
    [FromQuery(Name = "fertig")]
    public string? Done { get; set; }

    /// <summary>Why nothing came of going to an authority, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "fehler")] string? fault, [FromQuery(Name = "bei")] string? name, CancellationToken cancel)
    {
        Fault = texts.Sentence(authorities, fault, name);
        return await ShowAsync(cancel);
    }

    /// <summary>Goes to an authority to link a login.</summary>
    public async Task<IActionResult> OnPostExternalAsync([FromForm(Name = "authority")] string? name, CancellationToken cancel)
    {
        if (await challenge.BeginAsync(HttpContext, name, new(ExternalIntent.Link, ExternalSignIn.Links, User.SessionId())) is { } answer)
        {
            return answer;
        }

        Fault = texts.Sentence(authorities, ExternalFault.Down, name);
        return await ShowAsync(cancel);
    }

    /// <summary>Unlinks one, unless it is the last way to sign in.</summary>
    public async Task<IActionResult> OnPostUnlinkAsync([FromForm(Name = "id")] string? id, CancellationToken cancel)
    {
        if (await logins.UnlinkAsync(User.PersonId()!, id ?? "", cancel))
        {
            return LocalRedirect(ExternalSignIn.Links + "?fertig=geloest");
        }

        ModelState.AddModelError("", texts["external.stays"]);
        return await ShowAsync(cancel);
    }

    /// <summary>What people call the authority of a login.</summary>
    public string TitleOf(ExternalLogin login) => authorities.TitleOf(login?.Provider ?? "");

    /// <summary>Whether one can sign in with it at the moment.</summary>
    public bool IsOffered(ExternalLogin login) => authorities.Find(login?.Provider) is not null;

    /// <summary>A moment in words.</summary>
    public string Local(DateTimeOffset moment) => texts["shell.date-time", clock.At(moment)];

    private async Task<PageResult> ShowAsync(CancellationToken cancel)
    {
        var person = User.PersonId()!;
        Logins = await logins.OfPersonAsync(person, cancel);
        Free = [.. authorities.All.Where(authority => Logins.All(login => login.Provider != authority.Name))];
        MayGo = (await SignInWays.OfAsync(database, person, cancel)).MayLoseExternal;
        return Page();
    }
}
