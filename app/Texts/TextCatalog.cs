using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Fachgruppe.Texts;

/// <summary>What people read, in the language of the request: embedded <c>{area}.{language}.json</c>, keys <c>area.key</c>.</summary>
/// <remarks>German is the first language: a request that is not English reads German.</remarks>
public sealed class TextCatalog
{
    private const string Prefix = "texts/";

    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> _texts =
        Language.All.ToFrozenDictionary(language => language.Code, language => Load(language.Code));

    /// <summary>The language of the current request, <c>de</c> or <c>en</c>.</summary>
    public static Language Current => Language.Of(CultureInfo.CurrentUICulture);

    /// <summary>The text of a key.</summary>
    /// <exception cref="KeyNotFoundException">No such text: a mistake in the program.</exception>
    public string this[string key] =>
        _texts[Current.Code].TryGetValue(key, out var text)
            ? text
            : throw new KeyNotFoundException($"There is no text '{key}' in '{Current.Code}'.");

    /// <summary>The text of a key with its places filled in the reader's culture.</summary>
    public string this[string key, params object?[] values] => string.Format(CultureInfo.CurrentCulture, this[key], values);

    /// <summary>A text in a language of one's own choice, for what is read outside the request: mails.</summary>
    /// <exception cref="KeyNotFoundException">No such text: a mistake in the program.</exception>
    public string In(Language language, string key, params object?[] values)
    {
        ArgumentNullException.ThrowIfNull(language);
        return string.Format(language.Culture, _texts[language.Code][key], values);
    }

    /// <summary>The singular or plural of a key (<c>key.one</c>, <c>key.other</c>) with the number filled in.</summary>
    public string Count(string key, long number) => this[number == 1 ? $"{key}.one" : $"{key}.other", number];

    /// <summary>True when a text of that key exists.</summary>
    public bool Has(string key) => _texts[Current.Code].ContainsKey(key);

    /// <summary>All keys of a language.</summary>
    public IEnumerable<string> Keys(string language) => _texts[language].Keys;

    private static FrozenDictionary<string, string> Load(string language)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith($".{language}.json", StringComparison.Ordinal))
            .SelectMany(name => Read(assembly, name))
            .ToFrozenDictionary(pair => pair.Key, pair => pair.Value);
    }

    private static List<KeyValuePair<string, string>> Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var area = resource[Prefix.Length..].Split('.')[0];
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
        return texts.Select(pair => KeyValuePair.Create($"{area}.{pair.Key}", pair.Value)).ToList();
    }
}
