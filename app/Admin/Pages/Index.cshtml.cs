using Fachgruppe.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Admin.Pages;

/// <summary>„Verwaltung“: where administrators begin.</summary>
[Authorize(AdminPolicy.Name)]
public sealed class IndexModel : PageModel;
