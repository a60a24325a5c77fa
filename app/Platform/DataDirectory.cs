namespace Fachgruppe.Platform;

/// <summary>The folder for everything the instance keeps outside its database server (<c>Data:Directory</c>).</summary>
/// <param name="Path">Absolute path; the folder exists.</param>
public sealed record DataDirectory(string Path)
{
    /// <summary>Resolves a relative setting against the content root and makes the folder.</summary>
    public static DataDirectory From(IConfiguration configuration, string contentRoot)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var path = System.IO.Path.GetFullPath(configuration["Data:Directory"] ?? "data", contentRoot);
        Directory.CreateDirectory(path);
        return new DataDirectory(path);
    }

    /// <summary>The absolute path of a file in the folder.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);
}
