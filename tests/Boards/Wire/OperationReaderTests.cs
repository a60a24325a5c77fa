using System.Buffers;
using System.Text;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Wire;
using MessagePack;

namespace Fachgruppe.Tests.Boards.Wire;

public sealed class OperationReaderTests
{
    private const string Id = "01900000-0000-7000-8000-000000000001";
    private const string Head = $"\"opId\":\"01900000-0000-7000-8000-00000000000a\",\"id\":\"{Id}\"";
    private const string Add = $"{Head},\"type\":\"note.add\",\"x\":0,\"y\":0";

    /// <summary>Bad operations as JSON, and the code of their refusal.</summary>
    public static TheoryData<string, string> Bad => new()
    {
        { "1", Codes.Invalid },
        { "[]", Codes.Invalid },
        { "{}", Codes.Invalid },
        { $"{{{Add}}}", Codes.Invalid },
        { $"{{{Add},\"text\":null,\"unknown\":1}}", Codes.Invalid },
        { $"{{{Add},\"text\":\"a\",\"author\":\"{Id}\"}}", Codes.Invalid },
        { $"{{{Add},\"text\":\"a\",\"text\":\"b\"}}", Codes.Invalid },
        { $"{{{Add},\"text\":1}}", Codes.Invalid },
        { $"{{{Add},\"text\":[\"a\"]}}", Codes.Invalid },
        { $"{{{Add},\"text\":\"\\u0000\"}}", Codes.Invalid },
        { $"{{{Add},\"text\":\"\\u0007\"}}", Codes.Invalid },
        { $"{{{Add},\"text\":\"\\u0085\"}}", Codes.Invalid },
        { $"{{{Add},\"text\":\"\\ud800\"}}", Codes.Invalid },
        { $"{{{Add},\"text\":\"\\udc00\\ud800\"}}", Codes.Invalid },
        { $"{{{Add},\"text\":\"{new string('x', 2001)}\"}}", Codes.TooLarge },
        { $"{{{Add},\"text\":\"a\",\"color\":\"red\"}}", Codes.Invalid },
        { $"{{{Add},\"text\":\"a\",\"color\":1}}", Codes.Invalid },
        { $"{{{Add},\"text\":\"a\",\"size\":\"xl\"}}", Codes.Invalid },
        { $"{{{Add},\"text\":\"a\",\"frame\":\"nobody\"}}", Codes.Invalid },
        { $"{{{Add},\"text\":\"a\",\"frame\":7}}", Codes.Invalid },
        { $"{{{Add},\"text\":\"a\",\"order\":\"a00\"}}", Codes.Invalid },
        { $"{{{Add},\"text\":\"a\",\"order\":null}}", Codes.Invalid },
        { $"{{{Head},\"type\":\"note.set\",\"x\":1000001}}", Codes.Invalid },
        { $"{{{Head},\"type\":\"note.set\",\"x\":1e999}}", Codes.Invalid },
        { $"{{{Head},\"type\":\"note.set\",\"x\":\"1\"}}", Codes.Invalid },
        { $"{{{Head},\"type\":\"note.set\",\"x\":null}}", Codes.Invalid },
        { $"{{{Head},\"type\":\"note.set\",\"x\":true}}", Codes.Invalid },
        { $"{{{Head},\"type\":\"note.delete\",\"text\":\"a\"}}", Codes.Invalid },
        { $"{{{Head},\"type\":\"note.fly\",\"dots\":1}}", Codes.Invalid },
        { $"{{{Head},\"type\":\"Note.Set\"}}", Codes.Invalid },
        { $"{{{Head},\"type\":\"frame.set\",\"w\":10}}", Codes.Invalid },
        { $"{{{Head},\"type\":\"frame.set\",\"title\":\"a\\nb\"}}", Codes.Invalid },
        { $"{{{Head},\"type\":\"frame.set\",\"frame\":\"{Id}\"}}", Codes.Invalid },
        { $"{{{Head},\"type\":\"group.set\",\"group\":\"{Id}\"}}", Codes.Invalid },
        { $"{{{Head},\"type\":\"group.add\",\"notes\":[1]}}", Codes.Invalid },
        { $"{{{Head},\"type\":\"group.add\",\"notes\":\"{Id}\"}}", Codes.Invalid },
        { $"{{{Head},\"type\":\"board.set\",\"title\":\"a\"}}", Codes.Invalid },
        { $"{{{Head},\"type\":\"note.set\",\"text\":{new string('[', 20)}{new string(']', 20)}}}", Codes.Invalid },
        { "{\"opId\":\"01900000-0000-7000-8000-00000000000A\",\"id\":\"01900000-0000-7000-8000-000000000001\",\"type\":\"note.delete\"}", Codes.Invalid },
        { "{\"opId\":5,\"id\":\"01900000-0000-7000-8000-000000000001\",\"type\":\"note.delete\"}", Codes.Invalid },
        { "{\"opId\":\"01900000-0000-7000-8000-00000000000a\",\"id\":\"nonsense\",\"type\":\"note.delete\"}", Codes.Invalid },
        { "{\"opId\":\"01900000-0000-7000-8000-00000000000a\",\"type\":\"note.delete\"}", Codes.Invalid },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Bad_input_gets_a_stable_code_in_both_protocols(string json, string code)
    {
        Assert.Equal(code, OperationReader.Read(JsonWireReader.Parse(Encoding.UTF8.GetBytes(json))).Refusal?.Code);
        if (!json.Contains("\\ud", StringComparison.Ordinal) && !json.Contains("1e999", StringComparison.Ordinal))
        {
            Assert.Equal(code, OperationReader.Read(FromMessagePack(MessagePackSerializer.ConvertFromJson(json))).Refusal?.Code);
        }
    }

    [Theory]
    [InlineData("x", 2000), InlineData("ä", 2000), InlineData("🙂", 2000), InlineData("👩‍💻", 666)]
    public void Length_is_counted_in_unicode_scalar_values(string unit, int count)
    {
        var text = string.Concat(Enumerable.Repeat(unit, count));

        Assert.Null(TextRules.Check(text, 2000, true, "text"));
        Assert.Equal(Codes.TooLarge, TextRules.Check(text + "xxx", 2000, true, "text")?.Code);
    }

    [Theory]
    [InlineData("Zeile\nZeile\tTab"), InlineData("<script>alert(1)</script>"), InlineData("\u202eabc\u2066"), InlineData("=CMD()"), InlineData("👩‍💻")]
    public void Text_that_is_only_strange_is_kept_as_it_is(string text)
    {
        var json = $"{{{Add},\"text\":{System.Text.Json.JsonSerializer.Serialize(text)}}}";

        Assert.Equal(text, OperationReader.Read(JsonWireReader.Parse(Encoding.UTF8.GetBytes(json))).Operation?.Fields.Text);
    }

    [Fact]
    public void Null_clears_and_absence_leaves_unchanged()
    {
        var cleared = Read($"{{{Head},\"type\":\"note.set\",\"text\":null,\"color\":null,\"size\":null,\"frame\":null,\"group\":null}}");
        var untouched = Read($"{{{Head},\"type\":\"note.set\"}}");

        Assert.Equal(new Fields { Text = "", Color = "yellow", Size = "m", Frame = Reference.None, Group = Reference.None }, cleared);
        Assert.Equal(Fields.None, untouched);
    }

    [Theory]
    [InlineData(double.NaN), InlineData(double.PositiveInfinity), InlineData(double.NegativeInfinity), InlineData(1e6 + 1)]
    public void Numbers_that_json_cannot_write_are_refused_in_messagepack(double x)
    {
        var map = new Dictionary<string, object> { ["opId"] = Id, ["type"] = "note.set", ["id"] = Id, ["x"] = x };

        Assert.Equal(Codes.Invalid, OperationReader.Read(FromMessagePack(MessagePackSerializer.Serialize(map))).Refusal?.Code);
    }

    [Fact]
    public void Broken_utf8_and_binary_data_are_refused_in_messagepack()
    {
        byte[][] bad = [[0xa1, 0xff], [0xa3, 0xed, 0xa0, 0x80], [0xc4, 0x01, 0x41], [0xd4, 0x01, 0x00]];

        Assert.All(bad, bytes => Assert.Equal(WireKind.Unreadable, FromMessagePack(bytes).Kind));
    }

    [Fact]
    public void Thirty_thousand_nested_arrays_are_skipped_without_deep_recursion()
    {
        byte[] nested = [.. Enumerable.Repeat((byte)0x91, 30_000), 0xc0];

        var value = FromMessagePack(nested);
        for (var depth = 0; depth < WireValue.MaxDepth; depth++)
        {
            value = value.List[0];
        }

        Assert.Equal(WireKind.Unreadable, value.Kind);
    }

    [Fact]
    public void Every_refusal_has_a_sentence_in_both_languages()
        => Assert.All(Enum.GetValues<RefusalReason>(), reason =>
        {
            var refusal = Refusal.Invalid(reason, "x");
            Assert.NotEqual(RefusalTexts.For(refusal, "de"), RefusalTexts.For(refusal, "en"));
        });

    private static Fields? Read(string json) => OperationReader.Read(JsonWireReader.Parse(Encoding.UTF8.GetBytes(json))).Operation?.Fields;

    private static WireValue FromMessagePack(byte[] bytes)
    {
        var reader = new MessagePackReader(new ReadOnlySequence<byte>(bytes));
        return new MessagePackWireReader().Deserialize(ref reader, WireFormats.MessagePack);
    }
}
