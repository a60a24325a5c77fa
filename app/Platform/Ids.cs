namespace Fachgruppe.Platform;

/// <summary>Ids of everything: RFC 9562 UUIDs as lower-case text.</summary>
public static class Ids
{
    /// <summary>A new id, version 7, so that rows of one table stay near each other in its index.</summary>
    public static string New() => Guid.CreateVersion7().ToString("D");

    /// <summary>True for 36 characters of lower-case hex with hyphens, as the contract writes ids.</summary>
    public static bool IsId(string? text)
    {
        if (text is not { Length: 36 })
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var good = i is 8 or 13 or 18 or 23 ? text[i] == '-' : char.IsAsciiHexDigitLower(text[i]) || char.IsAsciiDigit(text[i]);
            if (!good)
            {
                return false;
            }
        }

        return true;
    }
}
