using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Home.Pages;

/// <summary>The page <c>/datenschutz</c>.</summary>
[AllowAnonymous]
public sealed class PrivacyModel : PageModel
{
}
