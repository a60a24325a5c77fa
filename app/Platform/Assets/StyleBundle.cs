using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Fachgruppe.Platform.Assets;

/// <summary>One served stylesheet: the files of a declared order as one body, with its compressed twins.</summary>
/// <param name="Css">UTF-8 bytes.</param>
/// <param name="Brotli">The same, Brotli at its smallest.</param>
/// <param name="Gzip">The same, gzip at its smallest.</param>
/// <param name="Version">16 hex digits of the content's SHA-256; part of the address.</param>
public sealed record StyleBundle(byte[] Css, byte[] Brotli, byte[] Gzip, string Version)
{
    /// <summary>Reads and joins the files.</summary>
    /// <exception cref="FileNotFoundException">The order names a file that does not exist.</exception>
    public static StyleBundle Load(IEnumerable<string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var text = string.Join('\n', files.Select(File.ReadAllText));
        var css = Encoding.UTF8.GetBytes(CssText.WithoutComments(text));
        return new StyleBundle(
            css,
            Pack(css, target => new BrotliStream(target, CompressionLevel.SmallestSize)),
            Pack(css, target => new GZipStream(target, CompressionLevel.SmallestSize)),
            Convert.ToHexStringLower(SHA256.HashData(css))[..16]);
    }

    private static byte[] Pack(byte[] body, Func<Stream, Stream> packer)
    {
        using var target = new MemoryStream();
        using (var stream = packer(target))
        {
            stream.Write(body);
        }

        return target.ToArray();
    }
}
