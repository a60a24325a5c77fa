using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Fachgruppe.Identity.Documents;

/// <summary>Between OpenIddict's immutable collections and what documents hold.</summary>
internal static class Values
{
    public static ValueTask<T> Of<T>(T value) => new(value);

    /// <summary>After an assignment.</summary>
    public static ValueTask Set<T>(T _) => ValueTask.CompletedTask;

    public static ValueTask<ImmutableArray<string>> List(string[] values) => new([.. values]);

    public static ValueTask<ImmutableDictionary<string, T>> Map<T>(Dictionary<string, T> values) => new(values.ToImmutableDictionary(StringComparer.Ordinal));

    public static ValueTask<ImmutableDictionary<CultureInfo, string>> Cultures(Dictionary<string, string> values) =>
        new(values.ToImmutableDictionary(pair => CultureInfo.GetCultureInfo(pair.Key), pair => pair.Value));

    public static ValueTask Replace<T>(Dictionary<string, T> target, IEnumerable<KeyValuePair<string, T>> values)
    {
        target.Clear();
        foreach (var (key, value) in values)
        {
            target[key] = value;
        }

        return ValueTask.CompletedTask;
    }

    public static ValueTask Replace(Dictionary<string, string> target, ImmutableDictionary<CultureInfo, string> values) =>
        Replace(target, values.Select(pair => KeyValuePair.Create(pair.Key.Name, pair.Value)));

    public static ImmutableDictionary<string, JsonElement> OrEmpty(ImmutableDictionary<string, JsonElement>? values) =>
        values ?? ImmutableDictionary<string, JsonElement>.Empty;

    /// <summary>Nobody queries the stores by LINQ: there is no ORM below them.</summary>
    public static NotSupportedException NoLinq() => new("The stores have no LINQ below them.");
}
