using System.Globalization;

namespace Fachgruppe.Platform.Html;

/// <summary>How a person looks in one circle: initials and one of six colours.</summary>
public static class Avatar
{
    private const uint Colours = 6;

    /// <summary>First letters of the first and the last word of a name, „FP“ for „Fenja Probe“.</summary>
    public static string Initials(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words switch
        {
            [] => "?",
            [var only] => Letter(only),
            [var first, .., var last] => Letter(first) + Letter(last),
        };
    }

    /// <summary>The colour class <c>p-1</c> to <c>p-6</c>, always the same for one id, as on the walls (js/board/ui/people.js).</summary>
    public static string Colour(string personId)
    {
        ArgumentNullException.ThrowIfNull(personId);
        var sum = personId.Aggregate(0u, (so, letter) => unchecked((so * 31) + letter));
        return "p-" + (1 + ((sum ^ (sum >> 13)) % Colours)).ToString(CultureInfo.InvariantCulture);
    }

    private static string Letter(string word) => StringInfo.GetNextTextElement(word).ToUpperInvariant();
}
