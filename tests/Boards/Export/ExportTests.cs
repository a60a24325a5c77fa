using System.Net;
using System.Text;
using System.Text.Json;
using CsvHelper;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Boards.Export;

public sealed class ExportTests
{
    private static readonly string[] Hostile =
        ["=1+1", "+49 431", "-5", "@cmd", "\tTab", "Mit; Semikolon und \"Zeichen\"", "Zwei\nZeilen", "# keine Überschrift", "**nicht fett**", "<b>roh</b>", "1. keine Liste", "a|b", "😀"];

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_table_has_a_line_a_note_and_no_cell_is_a_formula(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var member = await WebUser.MemberAsync(app);
        var id = await HangAsync(app, member.Id!, Hostile);

        var bytes = await member.Client.GetByteArrayAsync($"/api/v1/boards/{id}/export?format=csv", TestContext.Current.CancellationToken);

        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var notes = new List<string>();
        using var csv = CsvReader.Create(bytes, new CsvReaderOptions { HasHeader = true });
        while (csv.Read())
        {
            notes.Add(csv["Zettel"].ToString());
        }

        Assert.Equal(Hostile.Length, notes.Count);
        Assert.DoesNotContain(notes, note => note[0] is '=' or '+' or '-' or '@' or '\t');
        Assert.Equal(Hostile.Order(StringComparer.Ordinal), notes.Select(note => note.TrimStart('\'')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_minutes_are_the_same_bytes_twice_and_read_as_written()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        var id = await HangAsync(app, member.Id!, Hostile);
        var address = $"/api/v1/boards/{id}/export?format=markdown";

        var (one, two) = (await member.Client.GetByteArrayAsync(address, TestContext.Current.CancellationToken), await member.Client.GetByteArrayAsync(address, TestContext.Current.CancellationToken));
        var html = new Fachgruppe.Platform.Markdown.MarkdownText().Render(Encoding.UTF8.GetString(one)).Html;

        Assert.Equal(one, two);
        var text = WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html, "<br ?/?>|<[^>]+>", ""));
        Assert.All(Hostile, note => Assert.All(note.Split('\n'), line => Assert.Contains(line.Trim(), text, StringComparison.Ordinal)));
        Assert.Equal(Hostile.Length, System.Text.RegularExpressions.Regex.Count(html, "<li>"));
    }

    [Fact]
    public async Task A_file_taken_in_again_makes_the_same_board()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        var id = await HangAsync(app, member.Id!, Hostile);
        var file = await member.Client.GetStringAsync($"/api/v1/boards/{id}/export?format=json", TestContext.Current.CancellationToken);

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/boards/{id}/import") { Content = new StringContent(file) };
        request.Headers.Add("X-CSRF-Token", await member.TokenAsync($"/tafeln/{id}/einstellungen"));
        using var answer = await member.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var read = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var exported = JsonDocument.Parse(file).RootElement;
        Assert.Equal(exported.GetProperty("notes").GetArrayLength(), read.GetProperty("board").GetProperty("notes").GetArrayLength());
        Assert.Equal(
            exported.GetProperty("notes").EnumerateArray().Select(note => note.GetProperty("text").GetString()),
            read.GetProperty("board").GetProperty("notes").EnumerateArray().Select(note => note.GetProperty("text").GetString()));
    }

    [Theory]
    [InlineData("csv"), InlineData("markdown"), InlineData("json")]
    public async Task What_somebody_may_not_see_cannot_be_taken_along(string format)
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        using var visitor = WebUser.Visitor(app);
        var id = await HangAsync(app, member.Id!, ["geheim"]);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/api/v1/boards/{id}/export?format={format}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/tafeln/{id}/mitnehmen")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await member.OpenAsync($"/api/v1/boards/{id}/export?format=exe")).Status);
    }

    private static async Task<string> HangAsync(TestApp app, string person, string[] texts)
    {
        var id = await app.BoardAsync();
        await using var client = await BoardClient.OpenAsync(app, await app.TokenAsync(person), id);
        await client.OpenAsync();
        await client.ApplyAsync([.. texts.Select((text, n) => Ops.Note(Fachgruppe.Platform.Ids.New(), text, n * 150, 0))]);
        return id;
    }
}
