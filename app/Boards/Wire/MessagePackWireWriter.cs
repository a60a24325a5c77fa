using MessagePack;

namespace Fachgruppe.Boards.Wire;

/// <summary>Writes the contract's shapes as MessagePack maps with text keys.</summary>
public ref struct MessagePackWireWriter(MessagePackWriter writer) : IWireWriter
{
    private MessagePackWriter _inner = writer;

    /// <summary>The library's writer, with what was written.</summary>
    public readonly MessagePackWriter Inner => _inner;

    /// <summary>Hands what was written to the buffer.</summary>
    public void Flush() => _inner.Flush();

    /// <inheritdoc/>
    public void BeginMap(int count) => _inner.WriteMapHeader(count);

    /// <inheritdoc/>
    public readonly void EndMap()
    {
        // MessagePack counts up front.
    }

    /// <inheritdoc/>
    public void BeginList(int count) => _inner.WriteArrayHeader(count);

    /// <inheritdoc/>
    public readonly void EndList()
    {
        // MessagePack counts up front.
    }

    /// <inheritdoc/>
    public void Key(WireKey key) => _inner.WriteRaw(key.MessagePack);

    /// <inheritdoc/>
    public void Text(string? value) => _inner.Write(value);

    /// <inheritdoc/>
    public void Number(long value) => _inner.Write(value);

    /// <inheritdoc/>
    public void Number(double value)
    {
        // Most coordinates are whole pixels: 3 bytes instead of 9, and the same number to every reader.
        if (double.IsInteger(value) && Math.Abs(value) < 1e9)
        {
            _inner.Write((int)value);
        }
        else
        {
            _inner.Write(value);
        }
    }

    /// <inheritdoc/>
    public void Flag(bool value) => _inner.Write(value);

    /// <inheritdoc/>
    public void Field(WireKey key, string? value)
    {
        Key(key);
        Text(value);
    }

    /// <inheritdoc/>
    public void Field(WireKey key, long value)
    {
        Key(key);
        Number(value);
    }

    /// <inheritdoc/>
    public void Field(WireKey key, double value)
    {
        Key(key);
        Number(value);
    }

    /// <inheritdoc/>
    public void Assembled(OpenAnswer value) => _inner.WriteRaw(value.ToMessagePack());
}
