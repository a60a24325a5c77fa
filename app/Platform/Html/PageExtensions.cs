using Fachgruppe.Platform.Http;

namespace Fachgruppe.Platform.Html;

/// <summary>What layouts ask of a request.</summary>
public static class PageExtensions
{
    /// <summary>The path and query of this page, to come back to. A page shown in another's place names the asked one.</summary>
    public static string ReturnHere(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (SecretLinkPageAttribute.IsSecret(context))
        {
            return "/";
        }

        var asked = context.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>();
        var url = asked is null
            ? context.Request.PathBase + context.Request.Path + context.Request.QueryString
            : asked.OriginalPathBase + asked.OriginalPath + asked.OriginalQueryString;
        return LocalUrl.OrHome(url);
    }
}
