using Fachgruppe.Platform;
using Fachgruppe.Tests.Boards.Support;

namespace Fachgruppe.Tests.Boards.Random;

/// <summary>Operations as a wild crowd would make them: mostly sensible, often at the same things, sometimes wrong.</summary>
internal sealed class RandomOps(System.Random random, bool seals = false)
{
    private static readonly string[] Colors = ["yellow", "orange", "pink", "violet", "blue", "teal", "green", "white"];
    private readonly List<string> _removed = [];

    public Dictionary<string, object?> Next(Replica board)
    {
        var notes = board.Notes.ToList();
        if (seals && random.Next(25) == 0)
        {
            return Ops.Of("board.set", null, ("sealed", random.Next(2) == 0));
        }

        return random.Next(100) switch
        {
            < 30 => Add(board),
            < 45 => Ops.Set(Some(notes), ("text", $"Text {random.Next(1000)}")),
            < 60 => Ops.Set(Some(notes), ("x", random.Next(-5000, 5000)), ("y", random.Next(-5000, 5000))),
            < 70 => Ops.Set(Some(notes), ("color", Colors[random.Next(8)]), ("frame", Maybe(board.Frames)), ("group", Maybe(board.Groups))),
            < 77 => Remove("note", notes),
            < 80 => Ops.Of("note.restore", Some(_removed)),
            < 84 => Ops.Of("frame.add", Ids.New(), ("title", "Bereich"), ("kind", "region"), ("x", random.Next(1000)), ("y", 0), ("w", 400), ("h", 900)),
            < 90 => Ops.Of("frame.set", Some([.. board.Frames]), ("x", random.Next(-900, 900)), ("y", random.Next(-900, 900))),
            < 92 => Remove("frame", [.. board.Frames]),
            < 95 => Ops.Of("group.add", Ids.New(), ("title", "Stapel"), ("notes", notes.OrderBy(_ => random.Next()).Take(3).ToArray())),
            < 97 => Remove("group", [.. board.Groups]),
            < 99 => Ops.Set(Ids.New(), ("text", "there is no such note")),
            _ => Ops.Set(Some(notes), ("colour", "yellow")),
        };
    }

    private Dictionary<string, object?> Add(Replica board)
    {
        var op = Ops.Note(Ids.New(), $"Zettel {random.Next(1000)}", random.Next(-5000, 5000), random.Next(-5000, 5000));
        op["frame"] = Maybe(board.Frames);
        return op;
    }

    private Dictionary<string, object?> Remove(string kind, List<string> all)
    {
        var id = Some(all);
        if (kind == "note")
        {
            _removed.Add(id);
        }

        return Ops.Of($"{kind}.delete", id);
    }

    private string Some(List<string> ids) => ids.Count == 0 ? Ids.New() : ids[random.Next(ids.Count)];

    private string? Maybe(IEnumerable<string> ids)
    {
        var all = ids.ToList();
        return all.Count == 0 || random.Next(2) == 0 ? null : Some(all);
    }
}
