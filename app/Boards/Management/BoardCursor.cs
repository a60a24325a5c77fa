using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Fachgruppe.Platform;

namespace Fachgruppe.Boards.Management;

/// <summary>Where the next page of a list begins: after the board of that time and id.</summary>
/// <param name="UpdatedAt">Unix ms.</param>
/// <param name="Id">The board.</param>
public sealed record BoardCursor(long UpdatedAt, string Id)
{
    /// <summary>As it stands in addresses.</summary>
    public override string ToString() => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{UpdatedAt}|{Id}")));

    /// <summary>Reads one; false when it is none.</summary>
    public static bool TryParse(string text, out BoardCursor? cursor)
    {
        ArgumentNullException.ThrowIfNull(text);
        cursor = null;
        if (text.Length > 100 || !Base64Url.IsValid(text))
        {
            return false;
        }

        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split('|');
        if (parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var at) && Ids.IsId(parts[1]))
        {
            cursor = new BoardCursor(at, parts[1]);
        }

        return cursor is not null;
    }
}
