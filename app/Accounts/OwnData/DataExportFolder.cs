using Fachgruppe.Platform;

namespace Fachgruppe.Accounts.OwnData;

/// <summary>Where the files with people's data lie: <c>data/exports/&lt;random&gt;.zip</c>.</summary>
public sealed class DataExportFolder(DataDirectory data)
{
    private const string Ending = ".zip";
    private const string Unfinished = ".part";

    private readonly string _path = data.File("exports");

    /// <summary>Writes a file; until it is whole it has another ending.</summary>
    public async Task WriteAsync(string name, Func<Stream, Task> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var unfinished = Where(name) + Unfinished;
        Directory.CreateDirectory(_path);
        await using (var stream = new FileStream(unfinished, Options()))
        {
            await write(stream);
        }

        File.Move(unfinished, Where(name), overwrite: true);
    }

    /// <summary>Opens a file, or null when there is none.</summary>
    public FileStream? Open(string name) =>
        File.Exists(Where(name)) ? new FileStream(Where(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete) : null;

    /// <summary>How large a file is; 0 when there is none.</summary>
    public long Size(string name) => new FileInfo(Where(name)) is { Exists: true } file ? file.Length : 0;

    /// <summary>Deletes a file, whole or not.</summary>
    public void Delete(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length > 0 && Directory.Exists(_path))
        {
            File.Delete(Where(name));
            File.Delete(Where(name) + Unfinished);
        }
    }

    /// <summary>The names of all files, whole or not.</summary>
    public IReadOnlyList<string> All() =>
        Directory.Exists(_path) ? [.. Directory.GetFiles(_path).Select(file => Path.GetFileName(file).Split('.')[0]).Distinct()] : [];

    private string Where(string name) => Path.Combine(_path, name + Ending);

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
