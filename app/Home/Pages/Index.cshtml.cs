using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Home.Pages;

/// <summary>The start page: what the group is for visitors, „Heute“ for members.</summary>
[AllowAnonymous]
public sealed class IndexModel(StartPage start) : PageModel
{
    /// <summary>For visitors: the public demo board, where there is one.</summary>
    public DemoBoardCard? DemoBoard { get; private set; }

    /// <summary>For members.</summary>
    public Today? Today { get; private set; }

    /// <summary>Loads one or the other.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            Today = await start.TodayAsync(User, cancel);
        }
        else
        {
            DemoBoard = await start.DemoBoardAsync(cancel);
        }
    }
}
