using Fachgruppe.Accounts;
using Fachgruppe.Identity.Consents;
using Fachgruppe.Platform;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Identity.Pages;

/// <summary>„Verbundene Anwendungen“: what one allowed other tools, and taking it back.</summary>
[Authorize]
public sealed class ConsentsModel(ConsentStore consents, LocalTime clock, TextCatalog texts) : PageModel
{
    /// <summary>What is allowed now.</summary>
    public IReadOnlyList<Consent> Consents { get; private set; } = [];

    /// <summary>True right after one was taken back.</summary>
    [FromQuery(Name = "entzogen")]
    public bool Revoked { get; set; }

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => Consents = await consents.ListAsync(User.PersonId()!, cancel);

    /// <summary>Takes one back.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm(Name = "id")] string? id, CancellationToken cancel)
    {
        await consents.RevokeAsync(User.PersonId()!, id ?? "", cancel);
        return LocalRedirect("/konto/anwendungen?entzogen=true");
    }

    /// <summary>A moment in words.</summary>
    public string Local(DateTimeOffset moment) => texts["shell.date-time", clock.At(moment)];

    /// <summary>Scopes in words.</summary>
    public string InWords(IEnumerable<string> scopes) =>
        string.Join(" · ", scopes.Select(scope => texts.Has($"identity.scope-{scope}") ? texts[$"identity.scope-{scope}"] : scope));
}
