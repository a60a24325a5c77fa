using Fachgruppe.Accounts.Sessions;
using Fachgruppe.Platform;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>„Anmeldungen“: where one is signed in, and the way to end it.</summary>
[Authorize]
public sealed class SessionsModel(SessionStore sessions, LocalTime clock, TextCatalog texts) : PageModel
{
    /// <summary>The running sessions, last used first.</summary>
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    /// <summary>The session of this browser.</summary>
    public string? Current => User.SessionId();

    /// <summary>What was ended just now: <c>eine</c>, <c>alle</c>, or null.</summary>
    [FromQuery(Name = "beendet")]
    public string? Ended { get; set; }

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => Sessions = await sessions.OfPersonAsync(User.PersonId()!, cancel);

    /// <summary>Ends one.</summary>
    public async Task<IActionResult> OnPostEndAsync([FromForm] string? session, CancellationToken cancel)
    {
        await sessions.EndAsync(User.PersonId()!, session ?? "", cancel);
        return LocalRedirect("/konto/anmeldungen?beendet=eine");
    }

    /// <summary>Ends all but this one.</summary>
    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken cancel)
    {
        await sessions.EndOthersAsync(User.PersonId()!, User.SessionId() ?? "", cancel);
        return LocalRedirect("/konto/anmeldungen?beendet=alle");
    }

    /// <summary>A moment in words of the reader's language.</summary>
    public string Local(DateTimeOffset moment) => texts["shell.date-time", clock.At(moment)];
}
