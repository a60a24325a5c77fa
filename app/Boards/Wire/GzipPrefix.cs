using System.Buffers.Binary;
using System.IO.Compression;

namespace Fachgruppe.Boards.Wire;

/// <summary>
/// The compressed beginning of a text whose end differs from reader to reader. Deflate streams can be joined where
/// one was flushed, so only the end is compressed for each reader (RFC 1951 section 3.2, RFC 1952 section 2.3).
/// </summary>
public sealed class GzipPrefix
{
    private static readonly byte[] Header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    private static readonly uint[] Table = MakeTable();

    private readonly byte[] _deflated;
    private readonly uint _crc;
    private readonly int _length;

    /// <param name="text">The beginning.</param>
    public GzipPrefix(byte[] text)
    {
        using var buffer = new MemoryStream();
        buffer.Write(Header);
        using (var deflate = new DeflateStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(text);
            deflate.Flush();
            _deflated = buffer.ToArray();
        }

        _crc = Crc(0xffffffff, text);
        _length = text.Length;
    }

    /// <summary>The whole text as one gzip member.</summary>
    public byte[] Complete(byte[] end)
    {
        using var buffer = new MemoryStream(_deflated.Length + end.Length + 64);
        buffer.Write(_deflated);
        using (var deflate = new DeflateStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(end);
        }

        Span<byte> trailer = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, ~Crc(_crc, end));
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], (uint)(_length + end.Length));
        buffer.Write(trailer);
        return buffer.ToArray();
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            crc = Table[(crc ^ b) & 0xff] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? 0xedb88320 ^ (value >> 1) : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}
