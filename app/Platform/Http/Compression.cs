using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Fachgruppe.Platform.Http;

/// <summary>Brotli, else gzip, for pages and JSON; files are compressed when they are built.</summary>
public static class Compression
{
    /// <summary>Adds the compressors at the level that answers fastest for what it saves.</summary>
    public static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            // Antiforgery tokens are masked anew in every answer, so their length tells nothing (BREACH).
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }
}
