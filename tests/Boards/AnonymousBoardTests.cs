using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using Fachgruppe.Boards.Journal;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Privacy;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Boards;

/// <summary>On an anonymous board nothing that is stored or sent leads from a note to a person.</summary>
public sealed class AnonymousBoardTests
{
    private static readonly string Key = new('k', 22);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Neither_journal_snapshot_frame_nor_state_names_anybody(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var (jule, reader) = (await app.PersonAsync("Jule Beispiel"), await app.TokenAsync(await app.PersonAsync()));
        var (board, client) = await MakeAsync(app, jule);
        using var _ = client;
        await using var ear = await RawEar.OpenAsync(app, reader, board, packed: true);
        var note = Ids.New();
        await PostAsync(client, board, new Dictionary<string, object?>(Ops.Note(note)) { ["key"] = Key }, Ops.Set(note, ("x", 4), ("key", Key)), Ops.Of("frame.add", Ids.New(), ("title", "Ende"), ("x", 0), ("y", 0)));
        await ear.HearsAsync("Ende");
        var snapshots = app.Services.GetRequiredService<Snapshots>();
        var (_, after) = await app.Database.ReadAsync(c => JournalStore.LoadAsync(c, null, board, long.MaxValue));
        await snapshots.SaveAsync(board, Fachgruppe.Boards.Engine.BoardReducer.Apply(Fachgruppe.Boards.Engine.BoardState.Empty, after));

        var stored = await app.Database.ReadAsync(async c => (await c.QueryAsync<string>(
            "select coalesce(actor_id, '') || payload || digest from board_ops union all select state from board_snapshots")).ToList());

        Assert.Equal(4, stored.Count);
        Assert.All(stored, row => Assert.DoesNotContain(jule, row, StringComparison.Ordinal));
        Assert.All(stored, row => Assert.DoesNotContain(Key, row, StringComparison.Ordinal));
        Assert.DoesNotContain(jule, ear.Heard, StringComparison.Ordinal);
        Assert.DoesNotContain("owner", ear.Heard, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, ear.Heard, StringComparison.Ordinal);
        Assert.Equal((0, 0), await OwnAsync(app, jule));
    }

    [Fact]
    public async Task Whoever_may_only_touch_their_own_notes_shows_the_notes_key()
    {
        await using var app = await TestApp.StartAsync();
        var (board, client) = await MakeAsync(app, await app.PersonAsync());
        client.Dispose();
        await using var guest = await app.GuestAsync(board);
        var (note, unkeyed) = (Ids.New(), Ids.New());
        await guest.MustAsync(new Dictionary<string, object?>(Ops.Note(note)) { ["key"] = Key });
        await guest.MustAsync(Ops.Note(unkeyed));

        await guest.MustAsync(Ops.Set(note, ("text", "anders"), ("key", Key)));
        Assert.Equal("forbidden", await guest.RefusedAsync(Ops.Set(note, ("text", "ohne Schlüssel"))));
        Assert.Equal("forbidden", await guest.RefusedAsync(Ops.Set(note, ("text", "falsch"), ("key", new string('x', 22)))));
        Assert.Equal("forbidden", await guest.RefusedAsync(Ops.Set(unkeyed, ("text", "von niemandem"), ("key", Key))));
        Assert.Equal("invalid", await guest.RefusedAsync(Ops.Set(note, ("key", "kurz"))));
    }

    [Fact]
    public async Task Sealed_and_anonymous_nobody_gets_words_or_the_operations_id_back_and_the_key_still_opens_ones_own()
    {
        await using var app = await TestApp.StartAsync();
        var person = await app.PersonAsync();
        var (board, client) = await MakeAsync(app, person);
        client.Dispose();
        await using var jule = await BoardClient.OpenAsync(app, await app.TokenAsync(person), board);
        await using var other = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), board);
        await jule.MustAsync(Ops.Of("board.set", null, ("sealed", true)));
        var note = Ids.New();
        var add = new Dictionary<string, object?>(Ops.Note(note, "Ja")) { ["key"] = Key };
        var seq = await jule.MustAsync(add);
        var heard = await other.HeardAsync(seq);

        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (heard.GetProperty("opId").ValueKind, heard.GetProperty("actor").ValueKind));
        Assert.False(heard.TryGetProperty("text", out _));
        Assert.Equal(seq, await jule.MustAsync(add));
        Assert.Equal("op_id_reused", await other.RefusedAsync(new Dictionary<string, object?>(add) { ["key"] = new string('x', 22) }));
        Assert.Equal("sealed", await other.RefusedAsync(Ops.Set(note, ("text", "Nein"))));
        await jule.MustAsync(Ops.Set(note, ("text", "Doch"), ("key", Key)));
        await jule.MustAsync(Ops.Of("board.set", null, ("sealed", false)));
        Assert.Equal("Doch", (await other.OpenAsync()).GetProperty("notes")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Nobody_sees_where_others_point_on_an_anonymous_board()
    {
        await using var app = await TestApp.StartAsync();
        var person = await app.PersonAsync();
        var (board, client) = await MakeAsync(app, person);
        client.Dispose();
        await using var jule = await BoardClient.OpenAsync(app, await app.TokenAsync(person), board);
        await using var other = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), board);
        await jule.Hub.SendAsync("Point", board, 3, 4);
        await other.HeardAsync(await jule.MustAsync(Ops.Note(Ids.New())));
        await Until.TrueAsync(() => other.Presences.Any(p => p.GetProperty("total").GetInt32() == 2));

        Assert.Empty(other.Movings);
    }

    [Fact]
    public async Task A_board_becomes_anonymous_only_before_its_first_note_and_never_stops_being_it()
    {
        await using var app = await TestApp.StartAsync();
        var person = await app.PersonAsync();
        var (early, late) = (await app.BoardAsync(madeBy: person), await app.BoardAsync(madeBy: person));
        using var client = Signed(app, await app.TokenAsync(person));
        var note = Ids.New();
        await PostAsync(client, late, Ops.Note(note), Ops.Of("note.delete", note));

        Assert.Equal(HttpStatusCode.OK, await PatchAsync(client, early, true));
        Assert.Equal(HttpStatusCode.OK, await PatchAsync(client, early, true));
        Assert.Equal(HttpStatusCode.BadRequest, await PatchAsync(client, early, false));
        Assert.Equal(HttpStatusCode.BadRequest, await PatchAsync(client, late, true));
        Assert.Equal(HttpStatusCode.OK, await PatchAsync(client, late, false));
        Assert.True((await client.GetFromJsonAsync<JsonElement>($"/api/v1/boards/{early}")).GetProperty("board").GetProperty("anonymous").GetBoolean());
    }

    [Fact]
    public async Task The_page_makes_one_says_what_it_is_and_its_copy_is_one_too()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        var made = await member.PostAsync("/tafeln/neu", "/tafeln/neu", ("title", "Stimmung"), ("audience", "members"), ("template", "empty"), ("anonymous", "true"));
        var path = made.Headers.Location!.ToString();

        Assert.Contains("Auf dieser Tafel steht nirgends, wer was geschrieben hat.", WebUtility.HtmlDecode(await member.GetAsync(path)), StringComparison.Ordinal);
        Assert.Contains("Das lässt sich nicht abschalten.", WebUtility.HtmlDecode(await member.GetAsync(path + "/einstellungen")), StringComparison.Ordinal);
        var copy = await member.PostAsync(path + "/einstellungen", path + "/einstellungen?handler=Duplicate");
        Assert.Equal(2, await app.Database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from boards where is_anonymous = 1")));
        Assert.Equal(HttpStatusCode.Redirect, copy.StatusCode);
    }

    private static async Task<(string Board, HttpClient Client)> MakeAsync(TestApp app, string person)
    {
        var client = Signed(app, await app.TokenAsync(person));
        using var answer = await client.PostAsJsonAsync("/api/v1/boards", new { title = "Anonym", audience = "members", anonymous = true });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(body.GetProperty("anonymous").GetBoolean());
        return (body.GetProperty("id").GetString()!, client);
    }

    private static HttpClient Signed(TestApp app, string token)
    {
        var client = app.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    private static async Task PostAsync(HttpClient client, string board, params Dictionary<string, object?>[] ops)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/boards/{board}/ops", ops);
        Assert.DoesNotContain("error", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> PatchAsync(HttpClient client, string board, bool anonymous)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/boards/{board}") { Content = JsonContent.Create(new { anonymous }) };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<(long Notes, int Operations)> OwnAsync(TestApp app, string person)
    {
        var records = app.Services.GetServices<IPersonalRecords>().Single(r => r.Name == "boards");
        var counts = await records.CountAsync(person, default);
        var export = JsonSerializer.SerializeToElement(await records.ExportAsync(person, default));
        return (counts.Single(c => c.Key == "notes").Number, export.GetProperty("Operations").GetArrayLength());
    }
}
