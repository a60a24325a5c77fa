using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Fachgruppe.Boards;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Votes;
using Fachgruppe.Boards.Wire;
using Fachgruppe.Platform;
using MessagePack;

namespace Fachgruppe.Tests.Boards.Wire;

public sealed class OpenAnswerTests
{
    private static readonly OpenAnswer Answer = Make();

    [Fact]
    public void The_compressed_state_unpacks_to_the_plain_one()
    {
        using var unpacked = new GZipStream(new MemoryStream(Answer.ToGzip()), CompressionMode.Decompress);
        using var text = new MemoryStream();
        unpacked.CopyTo(text);

        Assert.Equal(Encoding.UTF8.GetString(Answer.ToJson()), Encoding.UTF8.GetString(text.ToArray()));
        Assert.True(Answer.ToGzip().Length < Answer.ToJson().Length / 2);
    }

    [Fact]
    public void Both_protocols_say_the_same_in_camel_case()
    {
        using var json = JsonDocument.Parse(Answer.ToJson());
        using var pack = JsonDocument.Parse(MessagePackSerializer.ConvertToJson(Answer.ToMessagePack()));

        Assert.True(JsonElement.DeepEquals(json.RootElement, pack.RootElement));
        Assert.Equal(["seq", "notes", "frames", "groups", "votings", "people", "board", "you"], json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            ["id", "text", "x", "y", "color", "size", "frame", "group", "order", "author", "at"],
            json.RootElement.GetProperty("notes")[0].EnumerateObject().Select(p => p.Name));
    }

    private static OpenAnswer Make()
    {
        var state = BoardState.Empty;
        for (var i = 0; i < 50; i++)
        {
            var add = new Operation(Ids.New(), OperationType.NoteAdd, Ids.New(), new() { Text = $"Grüße 🙂 {i}", X = i, Y = 0.5 });
            state = BoardRules.Apply(state, add, "a", i, i + 1).State;
        }

        var row = new BoardRow { Id = Ids.New(), Title = "Probe", AudienceKind = "members" };
        return new(new StateBytes(state), new(row, [new("a", "Jule", "company", true)], [], OwnDots.None, new("a", "Jule", BoardRole.Edit), Facilitation.None));
    }
}
