using Microsoft.AspNetCore.Mvc.Filters;

namespace Fachgruppe.Platform.Http;

/// <summary>A page whose address is a secret: kept by no cache, told to no other page, named in no link.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SecretLinkPageAttribute : Attribute, IAlwaysRunResultFilter
{
    private const string Key = "secret-link";

    /// <summary>True while such a page is being answered, its failures included.</summary>
    public static bool IsSecret(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Items.ContainsKey(Key);
    }

    /// <inheritdoc/>
    public void OnResultExecuting(ResultExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.HttpContext.Items[Key] = true;
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        context.HttpContext.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    /// <inheritdoc/>
    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
