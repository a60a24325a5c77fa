using Fachgruppe.Accounts.External;
using Fachgruppe.Accounts.Passkeys;
using Fachgruppe.Accounts.SecondFactor;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>„Sicherheit“: the ways to sign in, and what helps when one is lost.</summary>
[Authorize]
public sealed class SecurityModel(
    Database database,
    PasskeyStore passkeys,
    AuthenticatorStore apps,
    ExternalLoginStore logins,
    ExternalAuthorities authorities,
    IWebHostEnvironment environment,
    LocalTime clock,
    TextCatalog texts) : PageModel
{
    /// <summary>What there is.</summary>
    public SignInWays Ways { get; private set; } = null!;

    /// <summary>The passkeys.</summary>
    public IReadOnlyList<Passkey> Passkeys { get; private set; } = [];

    /// <summary>Since when an app is set up, or null.</summary>
    public DateTimeOffset? AppSince { get; private set; }

    /// <summary>At which authorities the person can sign in, as people call them.</summary>
    public IReadOnlyList<string> Linked { get; private set; } = [];

    /// <summary>Whether there is anything to link or unlink.</summary>
    public bool HasAuthorities => authorities.All.Count > 0 || Linked.Count > 0;

    /// <summary>Whether a second factor must be set up before anything else.</summary>
    public bool IsDuty { get; private set; }

    /// <summary>What was done just now, or null.</summary>
    [FromQuery(Name = "fertig")]
    public string? Done { get; set; }

    /// <summary>Shows it all.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        var person = User.PersonId()!;
        Ways = await SignInWays.OfAsync(database, person, cancel);
        Passkeys = await passkeys.OfPersonAsync(person, cancel);
        AppSince = (await apps.FindAsync(person, cancel))?.CreatedAt;
        Linked = [.. (await logins.OfPersonAsync(person, cancel)).Select(login => authorities.TitleOf(login.Provider))];
        var state = await SignInState.OfAsync(database, User.SessionId() ?? "", cancel);
        IsDuty = state?.LacksSecondFactor(environment.IsDevelopment()) == true;
    }

    /// <summary>A moment in words of the reader's language.</summary>
    public string Local(DateTimeOffset moment) => texts["shell.date-time", clock.At(moment)];
}
