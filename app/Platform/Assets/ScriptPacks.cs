namespace Fachgruppe.Platform.Assets;

/// <summary>The modules of a page as one script: a wall has eighty, and fetching each would double what it weighs.</summary>
public sealed class ScriptPacks(IWebHostEnvironment environment, ScriptModules modules)
{
    private readonly Dictionary<string, WatchedBundle> _packs = new()
    {
        ["board"] = Watch("board", environment, modules),
        ["picture"] = Watch("picture", environment, modules),
    };

    /// <summary>The address of a pack, with its version, so that it may be cached for ever.</summary>
    public string Url(string name) => $"/js/{name}.js?v={_packs[name].Current.Version}";

    /// <summary>The pack, or null when there is none of that name.</summary>
    public Bundle? Find(string name) => _packs.GetValueOrDefault(name)?.Current;

    private static WatchedBundle Watch(string name, IWebHostEnvironment environment, ScriptModules modules)
    {
        // A pack may take modules of another folder.
        var folder = Path.Combine(environment.WebRootPath, "js");
        return new WatchedBundle(folder, environment.IsDevelopment(), () => Bundle.Of(new ScriptLinker(environment.WebRootPath, modules.Url).Link($"/js/{name}/main.js")));
    }
}
