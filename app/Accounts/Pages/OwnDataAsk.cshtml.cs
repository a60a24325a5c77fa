using System.Data.Common;
using Fachgruppe.Accounts.OwnData;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Texts;
using Hangfire;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>Asks for the file with everything about oneself. Whoever has just proved who they are comes here by the form alone.</summary>
[Authorize]
[RequireRecentSignIn]
public sealed class OwnDataAskModel(DataExportStore exports, IBackgroundJobClient jobs, TextCatalog texts) : PageModel
{
    /// <summary>Begins to make the file, and leads to where it can be waited for.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        try
        {
            if (await exports.AskAsync(User.PersonId()!, TextCatalog.Current.Code, cancel) is { } wanted)
            {
                jobs.Enqueue<DataExportJob>(job => job.RunAsync(wanted.Id, CancellationToken.None));
            }
        }
        catch (DbException error) when (DiskSpace.IsLacking(error))
        {
            ModelState.AddModelError("", texts["privacy.export-full"]);
            return Page();
        }

        return LocalRedirect("/konto/daten");
    }
}
