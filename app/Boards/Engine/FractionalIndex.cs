namespace Fachgruppe.Boards.Engine;

/// <summary>
/// Keys for an order into which something can always be inserted: texts over 0-9A-Za-z, compared by code unit. The
/// first letter says how long the whole-number part is (a: 2 characters, b: 3, …; Z: 2, Y: 3, … below zero), what
/// follows is a fraction without trailing zeros.
/// </summary>
/// <remarks>The scheme is that of David Greenspan's "Implementing Fractional Indexing" (2020), in our own words.</remarks>
public static class FractionalIndex
{
    /// <summary>The first key of an empty list.</summary>
    public const string First = "a0";

    /// <summary>Longest key the server takes.</summary>
    public const int MaxLength = 100;

    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static readonly string Lowest = "A" + new string('0', 26);

    /// <summary>Whether it is a key that others can be made from.</summary>
    public static bool IsValid(string key)
    {
        if (key.Length is 0 or > MaxLength || key.Any(c => !char.IsAsciiLetterOrDigit(c)))
        {
            return false;
        }

        var whole = WholeLength(key[0]);
        return whole > 0 && key.Length >= whole && key != Lowest && (key.Length == whole || key[^1] != '0');
    }

    /// <summary>A key after <paramref name="before"/> and ahead of <paramref name="after"/>; null stands for the list's end.</summary>
    /// <exception cref="ArgumentException">They are in the wrong order or no keys.</exception>
    public static string Between(string? before, string? after)
    {
        if (before is not null && after is not null && string.CompareOrdinal(before, after) >= 0)
        {
            throw new ArgumentException($"{before} does not come ahead of {after}.", nameof(before));
        }

        if (before is null)
        {
            return after is null ? First : Ahead(after);
        }

        var (whole, fraction) = Split(before);
        if (after is null)
        {
            return Step(whole, 1) ?? whole + Midpoint(fraction, null);
        }

        var (nextWhole, nextFraction) = Split(after);
        if (whole == nextWhole)
        {
            return whole + Midpoint(fraction, nextFraction);
        }

        var step = Step(whole, 1);
        return step is not null && string.CompareOrdinal(step, after) < 0 ? step : whole + Midpoint(fraction, null);
    }

    /// <summary>As many short keys as asked for, in order: what a client writes when keys have grown too long.</summary>
    public static IReadOnlyList<string> Spread(int count)
    {
        var keys = new List<string>(count);
        while (keys.Count < count)
        {
            keys.Add(Between(keys.Count == 0 ? null : keys[^1], null));
        }

        return keys;
    }

    private static string Ahead(string after)
    {
        var (whole, fraction) = Split(after);
        if (fraction.Length > 0)
        {
            return whole == Lowest ? whole + Midpoint("", fraction) : whole;
        }

        // The lowest whole number alone is no key: nothing could come ahead of it.
        return Step(whole, -1) is { } step && step != Lowest ? step : Lowest + Midpoint("", null);
    }

    // A fraction strictly between two others, of which the second may be absent (then 1).
    private static string Midpoint(string low, string? high)
    {
        var common = 0;
        if (high is not null)
        {
            while (common < high.Length && (common < low.Length ? low[common] : '0') == high[common])
            {
                common++;
            }
        }

        if (common > 0)
        {
            return high![..common] + Midpoint(common < low.Length ? low[common..] : "", high[common..]);
        }

        var from = low.Length > 0 ? Digits.IndexOf(low[0]) : 0;
        var to = high is { Length: > 0 } ? Digits.IndexOf(high[0]) : Digits.Length;
        if (to - from > 1)
        {
            return Digits[(from + to + 1) / 2].ToString();
        }

        return high is { Length: > 1 } ? high[..1] : Digits[from] + Midpoint(low.Length > 0 ? low[1..] : "", null);
    }

    // The next or previous whole number; null past the last one that can be written.
    private static string? Step(string whole, int by)
    {
        var digits = whole.ToCharArray();
        for (var i = digits.Length - 1; i > 0; i--)
        {
            var next = Digits.IndexOf(digits[i]) + by;
            if (next >= 0 && next < Digits.Length)
            {
                digits[i] = Digits[next];
                return new string(digits);
            }

            digits[i] = by > 0 ? Digits[0] : Digits[^1];
        }

        var head = (whole[0], by) switch
        {
            ('Z', 1) => 'a',
            ('a', -1) => 'Z',
            ('z', 1) or ('A', -1) => default,
            var (letter, _) => (char)(letter + by),
        };
        return head == default ? null : head + new string(by > 0 ? Digits[0] : Digits[^1], WholeLength(head) - 1);
    }

    private static (string Whole, string Fraction) Split(string key)
        => IsValid(key) ? (key[..WholeLength(key[0])], key[WholeLength(key[0])..]) : throw new ArgumentException($"{key} is no key.", nameof(key));

    private static int WholeLength(char head) => head switch
    {
        >= 'a' and <= 'z' => head - 'a' + 2,
        >= 'A' and <= 'Z' => 'Z' - head + 2,
        _ => 0,
    };
}
