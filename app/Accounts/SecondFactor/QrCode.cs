using System.Text;
using QRCoder;

namespace Fachgruppe.Accounts.SecondFactor;

/// <summary>QR codes as images that need no file and no style.</summary>
public static class QrCode
{
    private const int Quiet = 4;

    /// <summary>A text as the address of an SVG image, black on white in either theme, so that every camera reads it.</summary>
    public static string Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        // The generator's own quiet zone is part of its matrix.
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = Quiet; y < rows.Count - Quiet; y++)
        {
            for (var x = Quiet; x < rows.Count - Quiet; x++)
            {
                path.Append(rows[y][x] ? $"M{x} {y}h1v1h-1z" : "");
            }
        }

        var svg = $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {rows.Count} {rows.Count}\" shape-rendering=\"crispEdges\">"
            + $"<path fill=\"#fff\" d=\"M0 0h{rows.Count}v{rows.Count}H0z\"/><path d=\"{path}\"/></svg>";
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));
    }
}
