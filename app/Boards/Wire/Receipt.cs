using Fachgruppe.Boards.Engine;

namespace Fachgruppe.Boards.Wire;

/// <summary>The answer to one operation: its place in the order, or why it has none.</summary>
/// <param name="OpId">What the sender called it; null where that could not be read.</param>
/// <param name="Seq">Its place, 0 when refused.</param>
/// <param name="Refusal">Null when accepted.</param>
public readonly record struct Receipt(string? OpId, long Seq, Refusal? Refusal);

/// <summary>Receipts in the order the operations were sent.</summary>
/// <param name="Items">One for each operation.</param>
/// <param name="Language">The sender's language, for the sentences.</param>
public sealed record Receipts(IReadOnlyList<Receipt> Items, string Language) : IWireMessage
{
    private static readonly WireKey OpId = "opId", Seq = "seq", Error = "error", Code = "code", Message = "message";

    /// <inheritdoc/>
    public void WriteTo<TWriter>(ref TWriter writer)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.BeginList(Items.Count);
        foreach (var receipt in Items)
        {
            writer.BeginMap(2);
            writer.Field(OpId, receipt.OpId);
            if (receipt.Refusal is null)
            {
                writer.Field(Seq, receipt.Seq);
            }
            else
            {
                writer.Key(Error);
                writer.BeginMap(2);
                writer.Field(Code, receipt.Refusal.Code);
                writer.Field(Message, RefusalTexts.For(receipt.Refusal, Language));
                writer.EndMap();
            }

            writer.EndMap();
        }

        writer.EndList();
    }
}
