using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Home.Pages;

/// <summary>What people read when something went wrong. It answers any method, because it stands in another page's place.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class FailureModel : PageModel
{
    private static readonly int[] Known = [400, 403, 404, 405, 413, 429, 500, 503];

    /// <summary>The HTTP status, as asked for or as the failed answer had it.</summary>
    public int Status { get; private set; }

    /// <summary>Which text: a known status, or <c>other</c>.</summary>
    public string Kind => Known.Contains(Status) ? Status.ToString(System.Globalization.CultureInfo.InvariantCulture) : "other";

    /// <summary>Whether signing in may help: what is hidden from a visitor looks like what does not exist.</summary>
    public bool OffersSignIn => Status == 404 && User.Identity?.IsAuthenticated != true;

    /// <summary>A link to this page is answered like any unknown address.</summary>
    public void OnGet(int status) => Show(status);

    /// <inheritdoc cref="OnGet"/>
    public void OnPost(int status) => Show(status);

    private void Show(int status)
    {
        var failed = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        Status = failed ? (Response.StatusCode >= 400 ? Response.StatusCode : status) : 404;
        Response.StatusCode = Status;
    }
}
