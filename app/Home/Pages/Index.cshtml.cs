using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Home.Pages;

/// <summary>The start page: what the group is for visitors, „Heute“ for members.</summary>
[AllowAnonymous]
public sealed class IndexModel : PageModel
{
    /// <summary>The public demo board, where there is one.</summary>
    public DemoBoardCard? DemoBoard { get; private set; }

    /// <summary>Loads it.</summary>
    public void OnGet()
    {
        DemoBoard = null;
    }
}
