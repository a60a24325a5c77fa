namespace Fachgruppe.Platform.Assets;

/// <summary>The stylesheets the platform serves: <c>site</c> for every page, <c>board</c> for the walls.</summary>
/// <remarks>
/// Their order is declared by <c>wwwroot/css/{name}.order</c>, one file a line, so a component is a file and a
/// line. Read once at start; in Development a changed file is read again.
/// </remarks>
public sealed class StyleBundles(IWebHostEnvironment environment)
{
    private static readonly string[] Names = ["site", "board"];

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (StyleBundle Bundle, DateTime Changed)> _loaded = [];

    /// <summary>The address of a stylesheet, with its version, so that it may be cached for ever.</summary>
    public string Url(string name) => $"/css/{name}.css?v={Find(name)!.Version}";

    /// <summary>The stylesheet, or null when there is none of that name.</summary>
    public StyleBundle? Find(string name)
    {
        if (!Names.Contains(name))
        {
            return null;
        }

        lock (_lock)
        {
            if (_loaded.TryGetValue(name, out var known) && !(environment.IsDevelopment() && LastChange() > known.Changed))
            {
                return known.Bundle;
            }

            var changed = LastChange();
            var bundle = StyleBundle.Load(Files(name));
            _loaded[name] = (bundle, changed);
            return bundle;
        }
    }

    private string Folder => Path.Combine(environment.WebRootPath, "css");

    private IEnumerable<string> Files(string name) =>
        File.ReadLines(Path.Combine(Folder, name + ".order"))
            .Where(line => line.Length > 0)
            .Select(line => Path.Combine(Folder, line));

    private DateTime LastChange() =>
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Max(File.GetLastWriteTimeUtc);
}
