using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Home.Pages;

/// <summary>Who runs this instance, from <c>App:Operator:Name|Address|Email</c>.</summary>
[AllowAnonymous]
public sealed class ImprintModel(IConfiguration configuration) : PageModel
{
    /// <summary>The operator's name, or null where nobody has entered it.</summary>
    public string? Operator => Setting("Name");

    /// <summary>The postal address, one line.</summary>
    public string? Address => Setting("Address");

    /// <summary>The mail address.</summary>
    public string? Email => Setting("Email");

    private string? Setting(string key) =>
        configuration["App:Operator:" + key] is { Length: > 0 } value ? value : null;
}
