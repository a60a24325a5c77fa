namespace Fachgruppe.Platform;

/// <summary>Finds the folder that holds both <c>appsettings.json</c> and <c>wwwroot</c>.</summary>
/// <remarks>
/// <c>dotnet run</c> starts in <c>app/</c> and a published folder may be started from anywhere, so the
/// working directory says nothing. Walking up from the program's own folder finds the repository's root in
/// development and the publish folder in production.
/// </remarks>
public static class ContentRoot
{
    /// <summary>The absolute path of the content root.</summary>
    /// <exception cref="InvalidOperationException">No parent of the program holds both.</exception>
    public static string Find(string? from = null)
    {
        for (var folder = new DirectoryInfo(from ?? AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "appsettings.json"))
                && Directory.Exists(Path.Combine(folder.FullName, "wwwroot")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException(
            $"No folder above {from ?? AppContext.BaseDirectory} holds appsettings.json and wwwroot. Start the program from its publish folder or its repository.");
    }
}
