using Fachgruppe.Accounts;
using Fachgruppe.Accounts.Joining;
using Fachgruppe.Accounts.Roles;
using Fachgruppe.Platform.Outbox;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Admin.Pages;

/// <summary>„Verwaltung“: where the Organisationsteam and administrators begin.</summary>
[NeedsRight(Rights.Administration)]
public sealed class IndexModel(ApplicationStore applications, OutboxReview outbox, CurrentPerson me) : PageModel
{
    /// <summary>How many applications wait.</summary>
    public long Waiting { get; private set; }

    /// <summary>How the mail is doing; null for whoever does not administer.</summary>
    public OutboxCounts? Mail { get; private set; }

    /// <summary>Whether the reader has a right.</summary>
    public Task<bool> MayAsync(string right) => me.MayAsync(right);

    /// <summary>Counts.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        Waiting = await applications.CountAsync(cancel);
        Mail = await me.MayAsync(Rights.Mail) ? await outbox.CountAsync(cancel) : null;
    }
}
