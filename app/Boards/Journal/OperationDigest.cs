using System.Security.Cryptography;
using System.Text;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Wire;

namespace Fachgruppe.Boards.Journal;

/// <summary>A bare operation as a message.</summary>
/// <param name="Operation">As sent or as effect.</param>
public readonly record struct Effect(Operation Operation) : IWireMessage
{
    /// <inheritdoc/>
    public void WriteTo<TWriter>(ref TWriter writer)
        where TWriter : IWireWriter, allows ref struct
        => OperationWriter.Write(ref writer, Operation);
}

/// <summary>Tells the same operation sent again from another one under the same id.</summary>
public static class OperationDigest
{
    /// <summary>128 bits of SHA-256 over what was sent; the order of fields and the protocol do not matter.</summary>
    public static string Of(Operation sent)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(WireFormats.ToMessagePack(new Effect(sent)), hash);
        return Convert.ToBase64String(hash[..16]);
    }

    /// <summary>
    /// The digest of an operation on a sealed note: it matches for its sender alone, or others could guess the text and
    /// see by the receipt whether they were right.
    /// </summary>
    public static string Bound(string digest, string? actor)
        => actor is null ? digest : Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{digest} {actor}")).AsSpan(0, 16));
}
