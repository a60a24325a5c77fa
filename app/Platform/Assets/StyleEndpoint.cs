using Microsoft.Net.Http.Headers;

namespace Fachgruppe.Platform.Assets;

/// <summary>Serves the stylesheets.</summary>
public static class StyleEndpoint
{
    /// <summary>Registers the bundles and the addresses of scripts.</summary>
    public static IServiceCollection AddStyles(this IServiceCollection services) => services.AddSingleton<StyleBundles>().AddSingleton<ScriptModules>();

    /// <summary>Maps <c>/css/site.css</c> and <c>/css/board.css</c>, open to everybody.</summary>
    public static void MapStyles(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/css/{name}.css", ["GET", "HEAD"], Serve).AllowAnonymous().ExcludeFromDescription();

    private static IResult Serve(string name, HttpContext context, StyleBundles bundles)
    {
        if (bundles.Find(name) is not { } bundle)
        {
            return Results.NotFound();
        }

        var (body, encoding) = Choose(bundle, context.Request.Headers.AcceptEncoding.ToString());
        var headers = context.Response.Headers;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.CacheControl = context.Request.Query["v"] == bundle.Version ? "public, max-age=31536000, immutable" : "no-cache";
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        return Results.Bytes(body, "text/css; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{bundle.Version}{encoding}\""));
    }

    private static (byte[] Body, string? Encoding) Choose(StyleBundle bundle, string accepted) =>
        accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? (bundle.Brotli, "br")
        : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? (bundle.Gzip, "gzip")
        : (bundle.Css, null);
}
