using System.Text.Json;

namespace Fachgruppe.Tests.Boards.Random;

/// <summary>
/// A board as an outside program would keep it: plain fields by id, changed by what PROTOCOL.md says about frames
/// from the server. It shares no code with the server, so both have to be right to agree.
/// </summary>
internal sealed class Replica
{
    private static readonly string[] Envelope = ["seq", "opId", "actor", "at", "type", "id", "notes", "author", "created"];

    private readonly Dictionary<string, SortedDictionary<string, string>> _living = new(StringComparer.Ordinal);

    public long Seq { get; private set; }

    /// <summary>Whether sealed notes were revealed: what they say stands in the state alone.</summary>
    public bool MustReopen { get; private set; }

    public IEnumerable<string> Notes => Of("note");

    public IEnumerable<string> Frames => Of("frame");

    public IEnumerable<string> Groups => Of("group");

    /// <summary>Starts from what Open answered.</summary>
    public void Reset(JsonElement state)
    {
        _living.Clear();
        MustReopen = false;
        Seq = state.GetProperty("seq").GetInt64();
        foreach (var kind in (string[])["note", "frame", "group"])
        {
            foreach (var thing in state.GetProperty(kind + "s").EnumerateArray())
            {
                _living[thing.GetProperty("id").GetString()!] = Fields(kind, thing, ["id", "author", "at"]);
            }
        }
    }

    /// <summary>Takes over one operation; those already known are passed over. False when one in between is missing.</summary>
    public bool Apply(JsonElement op)
    {
        var seq = op.GetProperty("seq").GetInt64();
        if (seq <= Seq)
        {
            return true;
        }

        if (seq > Seq + 1)
        {
            return false;
        }

        Seq = seq;
        if (op.GetProperty("type").GetString() == "board.set")
        {
            MustReopen |= op.TryGetProperty("sealed", out var isSealed) && !isSealed.GetBoolean();
            return true;
        }

        var parts = op.GetProperty("type").GetString()!.Split('.');
        var (kind, verb, id) = (parts[0], parts[1], op.GetProperty("id").GetString()!);
        switch (verb)
        {
            case "add" or "restore":
                _living[id] = Fields(kind, op, Envelope);
                Gather(op, id);
                break;
            case "set":
                Set(kind, op, id);
                break;
            default:
                Remove(kind, id);
                break;
        }

        return true;
    }

    /// <summary>Everything in one text, so that two boards can be compared.</summary>
    public string Canonical() => string.Join('\n', _living.OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => $"{pair.Key} {string.Join(' ', pair.Value.Select(field => $"{field.Key}={field.Value}"))}"));

    private IEnumerable<string> Of(string kind) => _living.Where(pair => pair.Value["kind-of-thing"] == kind).Select(pair => pair.Key);

    private static SortedDictionary<string, string> Fields(string kind, JsonElement thing, string[] except)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["kind-of-thing"] = kind };
        foreach (var field in thing.EnumerateObject().Where(field => !except.Contains(field.Name)))
        {
            fields[field.Name] = field.Value.GetRawText();
        }

        if (kind == "note")
        {
            fields.TryAdd("text", "\"\"");
        }

        foreach (var container in kind switch { "note" => ["frame", "group"], "group" => ["frame"], _ => Array.Empty<string>() })
        {
            fields.TryAdd(container, "null");
        }

        return fields;
    }

    private void Set(string kind, JsonElement op, string id)
    {
        if (!_living.TryGetValue(id, out var thing))
        {
            return;
        }

        var (x, y) = kind == "frame" ? (Number(thing, "x"), Number(thing, "y")) : default;
        foreach (var field in op.EnumerateObject().Where(field => !Envelope.Contains(field.Name)))
        {
            thing[field.Name] = field.Value.GetRawText();
        }

        if (kind == "frame")
        {
            Carry(id, Number(thing, "x") - x, Number(thing, "y") - y);
        }
    }

    private void Carry(string frame, double dx, double dy)
    {
        foreach (var member in _living.Values.Where(thing => thing.GetValueOrDefault("frame") == Quoted(frame) && (dx, dy) != (0, 0)))
        {
            member["x"] = JsonSerializer.Serialize(Number(member, "x") + dx);
            member["y"] = JsonSerializer.Serialize(Number(member, "y") + dy);
        }
    }

    private void Gather(JsonElement op, string group)
    {
        if (op.TryGetProperty("notes", out var notes))
        {
            foreach (var id in notes.EnumerateArray().Select(note => note.GetString()!).Where(_living.ContainsKey))
            {
                _living[id]["group"] = Quoted(group);
                _living[id]["frame"] = _living[group]["frame"];
            }
        }
    }

    private void Remove(string kind, string id)
    {
        _living.Remove(id);
        foreach (var member in _living.Values.Where(thing => thing.GetValueOrDefault(kind) == Quoted(id)))
        {
            member[kind] = "null";
        }
    }

    private static string Quoted(string id) => $"\"{id}\"";

    private static double Number(SortedDictionary<string, string> thing, string field) => JsonSerializer.Deserialize<double>(thing[field]);
}
