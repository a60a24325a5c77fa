using Fachgruppe.Accounts.SecondFactor;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Platform.Database;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>Makes recovery codes and shows them, once.</summary>
[Authorize]
[RequireRecentSignIn]
[ResponseCache(NoStore = true)]
public sealed class CodesModel(Database database, RecoveryCodes codes) : PageModel
{
    /// <summary>How many are unused.</summary>
    public long Left { get; private set; }

    /// <summary>New codes, shown this once.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>Offers to make some; without a second factor there is nothing to recover.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var ways = await SignInWays.OfAsync(database, User.PersonId()!, cancel);
        Left = ways.CodesLeft;
        return ways.HasSecondFactor ? Page() : LocalRedirect("/konto/sicherheit");
    }

    /// <summary>Makes ten new ones.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!(await SignInWays.OfAsync(database, User.PersonId()!, cancel)).HasSecondFactor)
        {
            return LocalRedirect("/konto/sicherheit");
        }

        Codes = await codes.RenewAsync(User.PersonId()!, cancel);
        return Page();
    }
}
