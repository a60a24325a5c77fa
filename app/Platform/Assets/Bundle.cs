using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Fachgruppe.Platform.Assets;

/// <summary>Several files served as one body, with its compressed twins.</summary>
/// <param name="Body">UTF-8 bytes.</param>
/// <param name="Brotli">The same, Brotli at its smallest.</param>
/// <param name="Gzip">The same, gzip at its smallest.</param>
/// <param name="Version">16 hex digits of the content's SHA-256; part of the address.</param>
public sealed record Bundle(byte[] Body, byte[] Brotli, byte[] Gzip, string Version)
{
    /// <summary>Packs a text.</summary>
    public static Bundle Of(string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        return new Bundle(
            body,
            Pack(body, target => new BrotliStream(target, CompressionLevel.SmallestSize)),
            Pack(body, target => new GZipStream(target, CompressionLevel.SmallestSize)),
            Convert.ToHexStringLower(SHA256.HashData(body))[..16]);
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
