using System.Text;
using System.Text.Json;
using MessagePack;

namespace Fachgruppe.Boards.Wire;

/// <summary>The name of a field on the wire, encoded once for both protocols.</summary>
public sealed class WireKey
{
    private WireKey(string name)
    {
        Json = JsonEncodedText.Encode(name);
        var utf8 = Encoding.UTF8.GetBytes(name);
        MessagePack = [(byte)(MessagePackCode.MinFixStr | utf8.Length), .. utf8];
    }

    /// <summary>For Utf8JsonWriter.</summary>
    public JsonEncodedText Json { get; }

    /// <summary>Header and text of a MessagePack string of at most 31 bytes.</summary>
    public byte[] MessagePack { get; }

    /// <summary>Encodes a name of at most 31 ASCII characters.</summary>
    public static implicit operator WireKey(string name) => new(name);
}
