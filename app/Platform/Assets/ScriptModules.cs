using System.Text.Json;
using Microsoft.AspNetCore.StaticAssets;

namespace Fachgruppe.Platform.Assets;

/// <summary>
/// Addresses of JavaScript modules that name their content, so that browsers keep them for ever and ask for none of
/// them again. In Development the plain addresses stay, because files change there between builds.
/// </summary>
public sealed class ScriptModules(EndpointDataSource endpoints, IWebHostEnvironment environment)
{
    private static readonly string[] Folders = ["js/", "lib/"];
    private static readonly string[] Packed = ["/js/board/", "/js/picture/"];
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private IReadOnlyDictionary<string, string>? _addresses;
    private string? _map;

    /// <summary>The address of a module, e.g. of <c>/js/board/main.js</c>.</summary>
    public string Url(string path) => Addresses.TryGetValue(path, out var address) ? address : path;

    /// <summary>The import map from plain to naming addresses; null where there is nothing to map.</summary>
    /// <remarks>
    /// Its keys are whole paths: relative ones would break on pages below a folder. What a pack holds asks for nothing.
    /// </remarks>
    public string? ImportMap => Addresses.Count == 0 ? null : _map ??= JsonSerializer.Serialize(
        new { imports = Addresses.Where(entry => !Packed.Any(folder => entry.Key.StartsWith(folder, StringComparison.Ordinal))).ToDictionary() }, Plain);

    private IReadOnlyDictionary<string, string> Addresses => _addresses ??= environment.IsDevelopment() ? new Dictionary<string, string>() : Load();

    private Dictionary<string, string> Load()
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var asset in endpoints.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>()).OfType<StaticAssetDescriptor>())
        {
            var label = asset.Properties.FirstOrDefault(property => property.Name == "label")?.Value;
            if (label is not null && Folders.Any(folder => label.StartsWith(folder, StringComparison.Ordinal)) && label.EndsWith(".js", StringComparison.Ordinal))
            {
                found["/" + label] = "/" + asset.Route;
            }
        }

        return found;
    }
}
