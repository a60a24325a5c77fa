using Fachgruppe.Boards.Engine;

namespace Fachgruppe.Boards.Wire;

/// <summary>What is on a board, written once for all who open it at the same sequence.</summary>
public sealed class StateBytes
{
    /// <summary>seq, notes, frames, groups.</summary>
    public const int FieldCount = 4;

    private readonly Lazy<byte[]> _json;
    private readonly Lazy<byte[]> _messagePack;
    private readonly Lazy<GzipPrefix> _gzip;
    private readonly Lazy<string[]> _authors;

    /// <param name="state">What is on the board.</param>
    public StateBytes(BoardState state)
    {
        Seq = state.Seq;
        Facilitation = state.Facilitation;
        _json = new(() => WireFormats.ToJson(new Lists(state))[..^1]);
        _messagePack = new(() => WireFormats.ToMessagePack(new Lists(state))[1..]);
        _authors = new(() => [.. state.Notes.Values.Where(n => !n.Deleted).Select(n => n.Author).OfType<string>().Distinct(StringComparer.Ordinal)]);
        _gzip = new(() => new GzipPrefix(_json.Value));
    }

    /// <summary>The last operation in it.</summary>
    public long Seq { get; }

    /// <summary>How the board is led at that sequence.</summary>
    public Facilitation Facilitation { get; }

    /// <summary>A JSON object without its closing brace.</summary>
    public byte[] JsonPrefix => _json.Value;

    /// <summary>MessagePack fields without the map's header.</summary>
    public byte[] MessagePackFields => _messagePack.Value;

    /// <summary>Ids of those who wrote a note that lives.</summary>
    public IReadOnlyList<string> Authors => _authors.Value;

    /// <summary><see cref="JsonPrefix"/> compressed.</summary>
    public GzipPrefix Gzip => _gzip.Value;

    private readonly record struct Lists(BoardState State) : IWireMessage
    {
        private static readonly WireKey SeqKey = "seq";

        public void WriteTo<TWriter>(ref TWriter writer)
            where TWriter : IWireWriter, allows ref struct
        {
            writer.BeginMap(FieldCount);
            writer.Field(SeqKey, State.Seq);
            StateWriter.WriteLists(ref writer, State, deleted: false);
            writer.EndMap();
        }
    }
}
