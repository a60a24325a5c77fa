using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Fachgruppe.Platform.Database;

/// <summary>One embedded SQL file of <c>migrations/</c>.</summary>
/// <param name="Number">The leading four digits: the order.</param>
/// <param name="Name">The file's name without its ending, the same for both dialects.</param>
/// <param name="Sql">Its text, line ends normalised to LF.</param>
public sealed record Migration(long Number, string Name, string Sql)
{
    private const string Prefix = "migrations/";

    /// <summary>SHA-256 of the text, lower-case hex: a file already applied may not change.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>The migrations of an engine in their order.</summary>
    /// <exception cref="InvalidOperationException">Two files share a number.</exception>
    public static IReadOnlyList<Migration> For(DatabaseEngine engine)
    {
        var other = engine == DatabaseEngine.Sqlite ? ".postgres" : ".sqlite";
        var assembly = typeof(Migration).Assembly;
        var all = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => (Resource: name, Stem: Path.GetFileNameWithoutExtension(name[Prefix.Length..])))
            .Where(file => !file.Stem.EndsWith(other, StringComparison.Ordinal))
            .Select(file => Load(assembly, file.Resource, file.Stem))
            .OrderBy(migration => migration.Number)
            .ToList();
        var twice = all.GroupBy(migration => migration.Number).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? all
            : throw new InvalidOperationException($"Two migrations have the number {twice.Key}.");
    }

    private static Migration Load(Assembly assembly, string resource, string stem)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var number = long.Parse(stem[..4], CultureInfo.InvariantCulture);
        return new Migration(number, stem.Split('.')[0], reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
