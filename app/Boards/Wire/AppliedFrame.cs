using Fachgruppe.Boards.Engine;

namespace Fachgruppe.Boards.Wire;

/// <summary>Committed operations of one board as they leave for everybody.</summary>
/// <param name="Operations">At least one, in order, without gaps.</param>
public sealed record AppliedFrame(IReadOnlyList<AppliedOperation> Operations) : IWireMessage
{
    private static readonly WireKey From = "from", To = "to", Ops = "ops";

    /// <inheritdoc/>
    public void WriteTo<TWriter>(ref TWriter writer)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.BeginMap(3);
        writer.Field(From, Operations[0].Seq);
        writer.Field(To, Operations[^1].Seq);
        writer.Key(Ops);
        WriteOperations(ref writer, Operations);
        writer.EndMap();
    }

    /// <summary>The operations as a list.</summary>
    public static void WriteOperations<TWriter>(ref TWriter writer, IReadOnlyList<AppliedOperation> operations)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.BeginList(operations.Count);
        for (var i = 0; i < operations.Count; i++)
        {
            OperationWriter.Write(ref writer, operations[i]);
        }

        writer.EndList();
    }
}
