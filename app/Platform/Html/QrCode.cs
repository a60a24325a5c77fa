using System.Globalization;
using System.Text;
using QRCoder;

namespace Fachgruppe.Platform.Html;

/// <summary>QR codes (ISO/IEC 18004) as one path, without styles, so that the page's policy holds.</summary>
public static class QrCode
{
    /// <summary>The side in modules with the quiet zone of four, and the dark modules as an SVG path in that grid.</summary>
    /// <param name="text">What the code says, usually an address.</param>
    public static (int Side, string Path) Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                if (rows[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return (rows.Count, path.ToString());
    }
}
