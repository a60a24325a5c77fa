using System.Text;
using System.Text.Json;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Engine.Votings;
using Fachgruppe.Boards.Wire;

namespace Fachgruppe.Boards.Journal;

/// <summary>A board's state as the journal keeps it: the contract's shapes, tombstones in lists of their own.</summary>
/// <param name="State">What to keep.</param>
public readonly record struct SnapshotFormat(BoardState State) : IWireMessage
{
    private static readonly WireKey Seq = "seq", Title = "title", Description = "description", LastOrder = "lastOrder", Living = "living", Deleted = "deleted", Phase = "phase", Frozen = "frozen", Votings = "votings", Gone = "gone";

    /// <inheritdoc/>
    public void WriteTo<TWriter>(ref TWriter writer)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.BeginMap(10);
        writer.Field(Seq, State.Seq);
        writer.Field(Title, State.Title);
        writer.Field(Description, State.Description);
        writer.Field(LastOrder, State.LastOrder);
        writer.Field(Phase, State.Facilitation.Phase);
        writer.Key(Frozen);
        writer.Flag(State.Facilitation.Frozen);
        TimerFields.Write(ref writer, State.Facilitation.Timer);
        writer.Key(Living);
        StateWriter.WriteObjects(ref writer, State, deleted: false);
        writer.Key(Deleted);
        StateWriter.WriteObjects(ref writer, State, deleted: true);
        writer.Key(Votings);
        writer.BeginList(State.Votings.Count);
        foreach (var voting in State.Votings.Values.OrderBy(v => v.Id, StringComparer.Ordinal))
        {
            writer.BeginMap(VotingWriter.FieldCount(voting) + 1);
            VotingWriter.WriteFields(ref writer, voting);
            writer.Key(Gone);
            writer.Flag(voting.Deleted);
            writer.EndMap();
        }

        writer.EndList();
        writer.EndMap();
    }

    /// <summary>Reads what <see cref="WriteTo"/> wrote as JSON.</summary>
    public static BoardState Read(byte[] utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        var root = document.RootElement;
        var state = BoardState.Empty with
        {
            Seq = root.GetProperty("seq").GetInt64(),
            Title = root.GetProperty("title").GetString(),
            Description = root.GetProperty("description").GetString(),
            LastOrder = root.GetProperty("lastOrder").GetString(),
            Facilitation = ReadFacilitation(root),
        };
        state = Put(Put(state, root.GetProperty("living"), deleted: false), root.GetProperty("deleted"), deleted: true);
        return root.TryGetProperty("votings", out var votings)
            ? state with { Votings = state.Votings.SetItems(votings.EnumerateArray().Select(v => KeyValuePair.Create(Text(v, "id"), ReadVoting(v)))) }
            : state;
    }

    private static Voting ReadVoting(JsonElement v)
    {
        var fields = new Fields();
        foreach (var field in v.EnumerateObject().Where(field => field.Name is not ("id" or "gone")))
        {
            fields = VotingFieldReader.Read(fields, field.Name, JsonWireReader.Parse(Encoding.UTF8.GetBytes(field.Value.GetRawText()))).Fields;
        }

        return VotingRules.New(Text(v, "id"), fields) with { Deleted = v.GetProperty("gone").GetBoolean() };
    }

    // Snapshots from before there were phases say nothing of them.
    private static Facilitation ReadFacilitation(JsonElement root) => !root.TryGetProperty("phase", out var phase) ? Facilitation.None : new()
    {
        Phase = phase.GetString(),
        Frozen = root.GetProperty("frozen").GetBoolean(),
        Timer = root.GetProperty("timer") is { ValueKind: JsonValueKind.Object } timer
            ? new(timer.GetProperty("length").GetInt64(), Optional(timer, "end"), Optional(timer, "left"))
            : null,
    };

    private static BoardState Put(BoardState state, JsonElement objects, bool deleted)
    {
        var notes = objects.GetProperty("notes").EnumerateArray().Select(n => ReadNote(n, deleted)).ToList();
        var frames = objects.GetProperty("frames").EnumerateArray().Select(f => ReadFrame(f, deleted)).ToList();
        var groups = objects.GetProperty("groups").EnumerateArray().Select(g => ReadGroup(g, deleted)).ToList();
        return state with
        {
            Notes = state.Notes.SetItems(notes.Select(n => KeyValuePair.Create(n.Id, n))),
            Frames = state.Frames.SetItems(frames.Select(f => KeyValuePair.Create(f.Id, f))),
            Groups = state.Groups.SetItems(groups.Select(g => KeyValuePair.Create(g.Id, g))),
            Living = state.Living + (deleted ? 0 : notes.Count + frames.Count + groups.Count),
        };
    }

    private static Note ReadNote(JsonElement n, bool deleted)
        => new(Text(n, "id"), Text(n, "text"), Number(n, "x"), Number(n, "y"), Text(n, "color"), Text(n, "size"),
            n.GetProperty("frame").GetString(), n.GetProperty("group").GetString(), Text(n, "order"), n.GetProperty("author").GetString(),
            n.GetProperty("at").GetInt64(), deleted, IsLocked(n));

    private static Frame ReadFrame(JsonElement f, bool deleted)
        => new(Text(f, "id"), Text(f, "title"), Text(f, "kind"), Number(f, "x"), Number(f, "y"), Number(f, "w"), Number(f, "h"), Text(f, "order"), deleted, IsLocked(f));

    private static Group ReadGroup(JsonElement g, bool deleted)
        => new(Text(g, "id"), Text(g, "title"), g.GetProperty("frame").GetString(), Number(g, "x"), Number(g, "y"), Text(g, "order"), deleted, IsLocked(g));

    private static bool IsLocked(JsonElement element) => element.TryGetProperty("locked", out var locked) && locked.GetBoolean();

    private static long? Optional(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetInt64() : null;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();
}
