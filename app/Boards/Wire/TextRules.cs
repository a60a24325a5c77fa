using System.Text;
using Fachgruppe.Boards.Engine;

namespace Fachgruppe.Boards.Wire;

/// <summary>What text and ids from outside may look like.</summary>
public static class TextRules
{
    /// <summary>Unicode scalar values in a note.</summary>
    public const int MaxNoteText = 2_000;

    /// <summary>Unicode scalar values in a title.</summary>
    public const int MaxTitle = 200;

    /// <summary>Unicode scalar values in a board's description.</summary>
    public const int MaxDescription = 20_000;

    /// <summary>
    /// Checks text: at most <paramref name="max"/> scalar values, no control characters (U+0000–001F, 007F–009F)
    /// but line feed and tab where <paramref name="lines"/> is set, no lone surrogates.
    /// </summary>
    public static Refusal? Check(string text, int max, bool lines, string field)
    {
        var scalars = 0;
        for (var i = 0; i < text.Length; scalars++)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) != System.Buffers.OperationStatus.Done
                || (Rune.IsControl(rune) && !(lines && rune.Value is '\n' or '\t')))
            {
                return Refusal.Invalid(RefusalReason.BadText, field);
            }

            i += length;
        }

        return scalars <= max ? null : new(Codes.TooLarge, RefusalReason.TooLong, field);
    }

    /// <summary>Whether it is a lower-case RFC 9562 UUID.</summary>
    public static bool IsId(string text)
    {
        if (text.Length != 36)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var right = i is 8 or 13 or 18 or 23 ? text[i] == '-' : char.IsAsciiHexDigitLower(text[i]);
            if (!right)
            {
                return false;
            }
        }

        return true;
    }
}
