using Fachgruppe.Accounts.Roles;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>Which role may do what, read from the same list that decides.</summary>
[NeedsRight(Rights.Administration)]
public sealed class RightsTableModel : PageModel;
