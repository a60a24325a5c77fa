using System.Text.RegularExpressions;
using Fachgruppe.Platform;
using Fachgruppe.Texts;

namespace Fachgruppe.Tests.Texts;

public sealed partial class TextCatalogTests
{
    private static readonly TextCatalog Catalog = new();

    [Fact]
    public void Both_languages_have_the_same_keys() =>
        Assert.Equal(Catalog.Keys("de").Order(StringComparer.Ordinal), Catalog.Keys("en").Order(StringComparer.Ordinal));

    [Fact]
    public void Every_text_that_a_page_names_exists()
    {
        var keys = Catalog.Keys("de").ToHashSet();
        var app = Path.Combine(ContentRoot.Find(), "app");
        var missing = Directory.EnumerateFiles(app, "*.cs*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal))
            .SelectMany(file => Named().Matches(File.ReadAllText(file)).Select(match => (file, Key: match.Groups[1].Value)))
            .Where(use => !use.Key.EndsWith('-') && !keys.Contains(use.Key))
            .Select(use => $"{Path.GetFileName(use.file)}: {use.Key}");

        Assert.Empty(missing);
    }

    [Fact]
    public void No_text_is_empty_and_german_addresses_people_formally()
    {
        Assert.All(Catalog.Keys("de"), key => Assert.NotEmpty(Catalog[key]));
        Assert.DoesNotContain(Catalog.Keys("de"), key => Familiar().IsMatch(Catalog[key]));
    }

    [GeneratedRegex("""\b(?:T|texts)\["([a-z]+\.[a-z0-9_-]+(?:\.(?:one|other))?)"[\],]""")]
    private static partial Regex Named();

    [GeneratedRegex(@"\b([Dd]u|[Dd]ein|[Dd]eine|[Dd]ich|[Dd]ir)\b")]
    private static partial Regex Familiar();
}
