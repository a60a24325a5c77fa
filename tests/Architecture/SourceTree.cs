using Fachgruppe.Platform;

namespace Fachgruppe.Tests.Architecture;

/// <summary>The application's own source files.</summary>
internal static class SourceTree
{
    public static readonly string Root = ContentRoot.Find();

    /// <summary>Paths below <c>app/</c> with forward slashes, and their texts.</summary>
    public static IReadOnlyList<(string Path, string Text)> CSharp { get; } = Read("*.cs");

    /// <summary>The feature a path belongs to: its first folder, or empty for the contents page.</summary>
    public static string FeatureOf(string path) => path.Contains('/', StringComparison.Ordinal) ? path[..path.IndexOf('/', StringComparison.Ordinal)] : "";

    private static List<(string Path, string Text)> Read(string pattern)
    {
        var app = Path.Combine(Root, "app");
        return Directory.EnumerateFiles(app, pattern, SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(app, file).Replace('\\', '/'), File: file))
            .Where(file => !file.Path.StartsWith("bin/", StringComparison.Ordinal) && !file.Path.StartsWith("obj/", StringComparison.Ordinal))
            .Select(file => (file.Path, File.ReadAllText(file.File)))
            .ToList();
    }
}
