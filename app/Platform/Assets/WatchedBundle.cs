namespace Fachgruppe.Platform.Assets;

/// <summary>A bundle that is built when it is first asked for.</summary>
/// <param name="folder">Where its files lie, subfolders included.</param>
/// <param name="isWatched">Whether it is built again after one of them changed, as in Development.</param>
/// <param name="build">Reads the files.</param>
internal sealed class WatchedBundle(string folder, bool isWatched, Func<Bundle> build)
{
    private readonly Lock _lock = new();
    private Bundle? _bundle;
    private DateTime _changed;

    /// <summary>The bundle as the files are now.</summary>
    public Bundle Current
    {
        get
        {
            lock (_lock)
            {
                if (_bundle is null || (isWatched && LastChange() > _changed))
                {
                    _changed = LastChange();
                    _bundle = build();
                }

                return _bundle;
            }
        }
    }

    private DateTime LastChange() => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Max(File.GetLastWriteTimeUtc);
}
