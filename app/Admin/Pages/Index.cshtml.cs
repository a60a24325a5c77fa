using Fachgruppe.Accounts;
using Fachgruppe.Accounts.Joining;
using Fachgruppe.Platform.Outbox;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Admin.Pages;

/// <summary>„Verwaltung“: where the Organisationsteam and administrators begin.</summary>
[Authorize(TeamPolicy.Name)]
public sealed class IndexModel(ApplicationStore applications, OutboxReview outbox, CurrentPerson me) : PageModel
{
    /// <summary>How many applications wait.</summary>
    public long Waiting { get; private set; }

    /// <summary>How the mail is doing; null for whoever does not administer.</summary>
    public OutboxCounts? Mail { get; private set; }

    /// <summary>Counts.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        Waiting = await applications.CountAsync(cancel);
        Mail = await me.IsAdminAsync() ? await outbox.CountAsync(cancel) : null;
    }
}
