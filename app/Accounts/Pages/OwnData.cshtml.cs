using Fachgruppe.Accounts.OwnData;
using Fachgruppe.Platform;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>„Meine Daten“: the file with everything, what one allowed others, and the way to erase it all.</summary>
[Authorize]
public sealed class OwnDataModel(DataExportStore exports, DataExportFolder folder, PersonalCounts counts, LocalTime clock, TimeProvider time, TextCatalog texts)
    : PageModel
{
    private const double Megabyte = 1_000_000;

    /// <summary>The file, or null when none was asked for.</summary>
    public DataExport? Export { get; private set; }

    /// <summary>How it stands.</summary>
    public ExportState? State { get; private set; }

    /// <summary>How many applications may rely on the account.</summary>
    public long Consents { get; private set; }

    /// <summary>Whether the page has something to wait for.</summary>
    public bool IsWaiting => State is ExportState.Queued or ExportState.Running;

    /// <summary>Shows all of it.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        var person = User.PersonId()!;
        Export = await exports.OfPersonAsync(person, cancel);
        State = Export?.StateAt(time.GetUtcNow());
        Consents = (await counts.OfAsync(person, cancel)).FirstOrDefault(count => count.Key == "consents")?.Number ?? 0;
    }

    /// <summary>Size and end of the file.</summary>
    public string Facts(DataExport export)
    {
        ArgumentNullException.ThrowIfNull(export);
        return texts["privacy.export-facts", folder.Size(export.File) / Megabyte, texts["shell.date-time", clock.At(export.ExpiresAt)]];
    }
}
