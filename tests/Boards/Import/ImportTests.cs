using System.Net;
using System.Text;
using System.Text.Json;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Boards.Import;

public sealed class ImportTests
{
    private const string Board = """{"format":"fachgruppe-board","version":1,"title":"T","description":"","frames":[{"key":"f1","title":"A","kind":"column","x":0,"y":0,"w":316,"h":640}],"groups":[],"notes":[NOTE]}""";

    public static TheoryData<string, byte[], string[], int, string> Tables => new()
    {
        { "semicolons and Latin-1", Encoding.Latin1.GetBytes("Bereich;Zettel\r\nÄmter;Prüfen; \"x\"\r\n"), ["Bereich", "Zettel", ""], 1, "windows-1252" },
        { "a BOM and quoted line breaks", [.. Encoding.UTF8.GetPreamble(), .. "Column,Text\n\"A\",\"zwei\nZeilen\"\n"u8], ["Column", "Text"], 1, "utf-8" },
        { "UTF-16 with tabs", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("Note\tColor\nHallo\tblue\n")], ["Note", "Color"], 1, "utf-16" },
        { "no headings and one column", "Erste Idee mit Worten\nZweite Idee\n"u8.ToArray(), ["#1"], 2, "utf-8" },
        { "the headings of another board", "\"ID\",\"TEXT\",\"BG COLOR\",\"AREA\"\n1,Hallo,#FCFE7D,Ideen\n"u8.ToArray(), ["ID", "TEXT", "BG COLOR", "AREA"], 1, "utf-8" },
    };

    [Theory, MemberData(nameof(Tables))]
    public async Task Tables_are_read_with(string what, byte[] file, string[] columns, int rows, string encoding)
    {
        Assert.NotEmpty(what);
        await using var app = await TestApp.StartAsync();

        var (status, answer) = await ReadAsync(app, file);

        Assert.Equal(HttpStatusCode.OK, status);
        var table = answer.GetProperty("table");
        Assert.Equal(columns, table.GetProperty("columns").EnumerateArray().Select(column => column.GetString()));
        Assert.Equal((rows, encoding), (table.GetProperty("rows").GetArrayLength(), table.GetProperty("encoding").GetString()));
    }

    [Fact]
    public async Task The_columns_of_known_headings_are_guessed()
    {
        await using var app = await TestApp.StartAsync();

        var (_, answer) = await ReadAsync(app, "ID,TEXT,BG COLOR,AREA\n1,Hallo,#FCFE7D,Ideen\n"u8.ToArray());

        var guess = answer.GetProperty("table").GetProperty("guess");
        Assert.Equal((1, 3, -1, 2), (guess.GetProperty("text").GetInt32(), guess.GetProperty("frame").GetInt32(), guess.GetProperty("group").GetInt32(), guess.GetProperty("color").GetInt32()));
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "an archive", [.. "PK"u8, 3, 4, 0, 0, 0, 0], "binary" },
        { "a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], "binary" },
        { "nothing", [], "empty" },
        { "blank lines", "\n\n ; \n"u8.ToArray(), "empty" },
        { "an open quote", Encoding.UTF8.GetBytes("Zettel\n\"" + new string('x', 300_000)), "malformed" },
        { "too many lines", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a\n", 5_100))), "rows" },
        { "too many columns", Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Repeat("a", 61))), "columns" },
        { "foreign JSON", """{"boards":[]}"""u8.ToArray(), "json" },
        { "broken JSON", "{\n\"format\": \"fachgruppe-board\",\n oops"u8.ToArray(), "json" },
        { "deep JSON", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("""{"a":""", 5_000))), "json" },
        { "a newer file", """{"format":"fachgruppe-board","version":9,"title":"","description":"","frames":[],"groups":[],"notes":[]}"""u8.ToArray(), "version" },
        { "a note without a colour", Note("""{"text":"x","size":"m","x":0,"y":0}"""), "note" },
        { "a note with a control character", Note("""{"text":"\u0000","color":"yellow","size":"m","x":0,"y":0}"""), "note" },
        { "a note far away", Note("""{"text":"x","color":"yellow","size":"m","x":1e9,"y":0}"""), "note" },
        { "a note in a frame that is not there", Note("""{"text":"x","color":"yellow","size":"m","x":0,"y":0,"frame":"f9"}"""), "note" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task Refused_with_its_reason_is(string what, byte[] file, string code)
    {
        Assert.NotEmpty(what);
        await using var app = await TestApp.StartAsync();

        var (status, answer) = await ReadAsync(app, file);

        Assert.Equal((HttpStatusCode.BadRequest, code), (status, answer.GetProperty("code").GetString()));
        Assert.DoesNotContain("import.", answer.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_more_than_four_megabytes_is_not_read_to_its_end()
    {
        await using var app = await TestApp.StartAsync();

        var (status, answer) = await ReadAsync(app, new byte[(4 * 1024 * 1024) + 1]);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "size"), (status, answer.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Only_those_who_may_write_can_read_a_file_into_a_board()
    {
        await using var app = await TestApp.StartAsync();
        var id = await app.BoardAsync();
        using var visitor = WebUser.Visitor(app);

        using var answer = await visitor.Client.PostAsync($"/api/v1/boards/{id}/import", new StringContent("a"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static byte[] Note(string note) => Encoding.UTF8.GetBytes(Board.Replace("NOTE", note, StringComparison.Ordinal));

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> ReadAsync(TestApp app, byte[] file)
    {
        var id = await app.BoardAsync();
        using var client = app.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await app.TokenAsync(await app.PersonAsync("Ole Vorlage")));
        using var answer = await client.PostAsync($"/api/v1/boards/{id}/import", new ByteArrayContent(file), TestContext.Current.CancellationToken);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement);
    }
}
