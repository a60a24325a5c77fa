using Microsoft.Net.Http.Headers;

namespace Fachgruppe.Platform.Assets;

/// <summary>Serves stylesheets and scripts that are made of several files.</summary>
public static class BundleEndpoints
{
    private static readonly string[] Reading = ["GET", "HEAD"];

    /// <summary>Registers the bundles and the addresses of scripts.</summary>
    public static IServiceCollection AddBundles(this IServiceCollection services) =>
        services.AddSingleton<StyleBundles>().AddSingleton<ScriptModules>().AddSingleton<ScriptPacks>();

    /// <summary>Maps <c>/css/site.css</c>, <c>/css/board.css</c> and <c>/js/board.js</c>, open to everybody.</summary>
    public static void MapBundles(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/css/{name}.css", Reading, (string name, HttpContext context, StyleBundles bundles) => Serve(bundles.Find(name), "text/css", context))
            .AllowAnonymous().ExcludeFromDescription();
        routes.MapMethods("/js/{name}.js", Reading, (string name, HttpContext context, ScriptPacks packs) => Serve(packs.Find(name), "text/javascript", context))
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Serve(Bundle? found, string type, HttpContext context)
    {
        if (found is not { } bundle)
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

        return Results.Bytes(body, type + "; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{bundle.Version}{encoding}\""));
    }

    private static (byte[] Body, string? Encoding) Choose(Bundle bundle, string accepted) =>
        accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? (bundle.Brotli, "br")
        : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? (bundle.Gzip, "gzip")
        : (bundle.Body, null);
}
