namespace Fachgruppe.Platform.Assets;

/// <summary>The stylesheets the platform serves: <c>site</c> for every page, <c>board</c> for the walls.</summary>
/// <remarks>Their order is declared by <c>wwwroot/css/{name}.order</c>, one file a line, so a component is a file and a line.</remarks>
public sealed class StyleBundles(IWebHostEnvironment environment)
{
    private readonly Dictionary<string, WatchedBundle> _bundles = new[] { "site", "board" }.ToDictionary(name => name, name => Watch(name, environment));

    /// <summary>The address of a stylesheet, with its version, so that it may be cached for ever.</summary>
    public string Url(string name) => $"/css/{name}.css?v={_bundles[name].Current.Version}";

    /// <summary>The stylesheet, or null when there is none of that name.</summary>
    public Bundle? Find(string name) => _bundles.GetValueOrDefault(name)?.Current;

    private static WatchedBundle Watch(string name, IWebHostEnvironment environment)
    {
        var folder = Path.Combine(environment.WebRootPath, "css");
        return new WatchedBundle(folder, environment.IsDevelopment(), () => Bundle.Of(CssText.WithoutComments(string.Join('\n', Files(folder, name).Select(File.ReadAllText)))));
    }

    private static IEnumerable<string> Files(string folder, string name) =>
        File.ReadLines(Path.Combine(folder, name + ".order"))
            .Where(line => line.Length > 0)
            .Select(line => Path.Combine(folder, line));
}
