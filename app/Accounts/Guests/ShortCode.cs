using System.Security.Cryptography;

namespace Fachgruppe.Accounts.Guests;

/// <summary>Six letters and digits that stand on the wall of a room and lead to a guest's link.</summary>
public static class ShortCode
{
    /// <summary>How many characters it has.</summary>
    public const int Length = 6;

    // Nothing that reads like something else, and no vowels, so that no words come about.
    private const string Letters = "346789CDFGHJKMNPQRTVWXY";

    /// <summary>A random one.</summary>
    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>What somebody typed, as it is stored: spaces, hyphens and small letters do not matter; null where it is none.</summary>
    public static string? Read(string? typed)
    {
        var plain = string.Concat((typed ?? "").Where(letter => !char.IsWhiteSpace(letter) && letter != '-')).ToUpperInvariant();
        return plain.Length == Length && plain.All(letter => Letters.Contains(letter, StringComparison.Ordinal)) ? plain : null;
    }

    /// <summary>In two halves, as it is read out.</summary>
    public static string Spaced(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return $"{code[..3]} {code[3..]}";
    }
}
