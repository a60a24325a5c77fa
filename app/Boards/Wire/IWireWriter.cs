namespace Fachgruppe.Boards.Wire;

/// <summary>Writes one message as JSON or as MessagePack. Counts are needed up front by MessagePack, ends by JSON.</summary>
public interface IWireWriter
{
    /// <summary>Starts an object of that many fields.</summary>
    void BeginMap(int count);

    /// <summary>Ends an object.</summary>
    void EndMap();

    /// <summary>Starts an array of that many members.</summary>
    void BeginList(int count);

    /// <summary>Ends an array.</summary>
    void EndList();

    /// <summary>The name of the next field.</summary>
    void Key(WireKey key);

    /// <summary>A text, or null.</summary>
    void Text(string? value);

    /// <summary>A whole number.</summary>
    void Number(long value);

    /// <summary>A finite number.</summary>
    void Number(double value);

    /// <summary>true or false.</summary>
    void Flag(bool value);

    /// <summary>A field that holds text or null.</summary>
    void Field(WireKey key, string? value);

    /// <summary>A field that holds a whole number.</summary>
    void Field(WireKey key, long value);

    /// <summary>A field that holds a finite number.</summary>
    void Field(WireKey key, double value);

    /// <summary>A value whose bytes are put together from cached parts.</summary>
    void Assembled(OpenAnswer value);
}

/// <summary>Something that leaves on the hub or the API in the contract's shape, the same in both protocols.</summary>
public interface IWireMessage
{
    /// <summary>Writes the value.</summary>
    void WriteTo<TWriter>(ref TWriter writer)
        where TWriter : IWireWriter, allows ref struct;
}
