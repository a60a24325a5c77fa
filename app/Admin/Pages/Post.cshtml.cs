using Fachgruppe.Accounts.Roles;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Mail;
using Fachgruppe.Platform.Outbox;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Admin.Pages;

/// <summary>„Postausgang“: what could not be sent yet, what was given up, and why.</summary>
[NeedsRight(Rights.Mail)]
public sealed class PostModel(OutboxReview review, OutboxBell bell, LocalTime clock, TextCatalog texts) : PageModel
{
    /// <summary>How many rows there are of each.</summary>
    public OutboxCounts Counts { get; private set; } = new(0, 0, 0, 0);

    /// <summary>Rows in trouble.</summary>
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>True right after asking for another try.</summary>
    [FromQuery(Name = "nochmal")]
    public bool Again { get; set; }

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        Counts = await review.CountAsync(cancel);
        Lines = [.. (await review.TroubledAsync(cancel)).Select(LineOf)];
    }

    /// <summary>Tries one again.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? id, CancellationToken cancel)
    {
        var again = await review.AgainAsync(id ?? "", cancel);
        bell.Ring();
        return LocalRedirect("/verwaltung/post" + (again ? "?nochmal=true" : ""));
    }

    private Line LineOf(TroubledItem item)
    {
        var isLetter = item.Payload is not null && item.Kind.StartsWith(Letter.Sort + ".", StringComparison.Ordinal);
        var key = $"admin.post-kind-{item.Kind}";
        return new Line(
            item.Id, texts.Has(key) ? texts[key] : item.Kind, isLetter ? MailText.Masked(Letter.Read(item.Payload!).To) : "", item.LastError ?? "",
            item.Attempts, item.FailedAt is not null, Local(item.CreatedAt), item.FailedAt is null ? Local(item.DueAt) : null);
    }

    private string Local(DateTimeOffset moment) => texts["shell.date-time", clock.At(moment)];

    /// <summary>A row as it is shown.</summary>
    public sealed record Line(string Id, string Topic, string To, string Reason, long Attempts, bool Failed, string Since, string? Next);
}
