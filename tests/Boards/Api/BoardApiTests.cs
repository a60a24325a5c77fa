using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Boards.Api;

public sealed class BoardApiTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_board_lives_its_whole_life_over_the_api(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var program = await ProgramAsync(app, "boards.read boards.write");

        using var made = await program.PostAsJsonAsync("/api/v1/boards", new { title = "Probe", audience = "members", template = "topics" });
        var board = await JsonAsync(made);
        var address = $"/api/v1/boards/{board.GetProperty("id").GetString()}";
        using var read = await program.GetAsync(address);
        using var changed = await PatchAsync(program, address, read.Headers.ETag!.Tag, new { title = "Neu", archived = true });
        using var stale = await PatchAsync(program, address, read.Headers.ETag!.Tag, new { title = "Zu spät" });
        using var bare = await PatchAsync(program, address, null, new { title = "Ohne" });
        using var gone = await SendAsync(program, HttpMethod.Delete, address, changed.Headers.ETag!.Tag, null);

        Assert.Equal((HttpStatusCode.Created, address), (made.StatusCode, made.Headers.Location?.OriginalString));
        Assert.Equal(4, (await JsonAsync(read)).GetProperty("frames").GetArrayLength());
        Assert.Equal("Neu", (await JsonAsync(changed)).GetProperty("title").GetString());
        Assert.True((await JsonAsync(changed)).GetProperty("archived").GetBoolean());
        Assert.Equal((HttpStatusCode.PreconditionFailed, "stale"), (stale.StatusCode, await CodeAsync(stale)));
        Assert.Equal((HttpStatusCode.PreconditionRequired, "precondition_required"), (bare.StatusCode, await CodeAsync(bare)));
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Lists_are_handed_out_page_by_page_without_gaps_or_repeats()
    {
        await using var app = await TestApp.StartAsync();
        using var program = await ProgramAsync(app, "all");
        for (var i = 0; i < 5; i++)
        {
            await program.PostAsJsonAsync("/api/v1/boards", new { title = $"Tafel {i}", audience = "members" });
        }

        var items = new List<(string Title, DateTimeOffset At)>();
        for (string? next = ""; next is not null;)
        {
            var page = await JsonAsync(await program.GetAsync($"/api/v1/boards?limit=2{(next.Length > 0 ? "&cursor=" + next : "")}"));
            items.AddRange(page.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("title").GetString()!, item.GetProperty("updatedAt").GetDateTimeOffset())));
            next = page.GetProperty("next").GetString();
        }

        Assert.Equal(["Tafel 0", "Tafel 1", "Tafel 2", "Tafel 3", "Tafel 4"], items.Select(item => item.Title).Order(StringComparer.Ordinal));
        // Two of the same millisecond may stand in either order.
        Assert.Equal(items.Select(item => item.At).OrderDescending(), items.Select(item => item.At));
    }

    [Theory]
    [InlineData("""{"title":"","audience":"members"}"""), InlineData("""{"title":"x"}"""), InlineData("""{"title":"x","audience":"alle"}""")]
    [InlineData("""{"title":"x","audience":"members","template":"nein"}"""), InlineData("""{"title":"x","audience":"administration"}""")]
    [InlineData("""{"title":"x","audience":"named","people":["nein"]}"""), InlineData("""{"title":"x","audience":"members","farbe":"rot"}""")]
    [InlineData("""{"title":5,"audience":"members"}"""), InlineData("[]"), InlineData("{"), InlineData("")]
    public async Task What_is_no_board_is_refused_with_a_stable_code(string body)
    {
        await using var app = await TestApp.StartAsync();
        using var program = await ProgramAsync(app, "all");

        using var answer = await program.PostAsync("/api/v1/boards", new StringContent(body, null, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("invalid", await CodeAsync(answer));
    }

    [Fact]
    public async Task Scopes_visitors_and_wrong_tokens_are_told_apart()
    {
        await using var app = await TestApp.StartAsync();
        using var reader = await ProgramAsync(app, "boards.read");
        using var wrong = app.Client();
        wrong.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "fg_falsch");
        using var visitor = app.Client();

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsJsonAsync("/api/v1/boards", new { title = "x", audience = "members" })).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await wrong.GetAsync("/api/v1/boards")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/api/v1/boards")).StatusCode);
    }

    [Fact]
    public async Task Hidden_and_unknown_boards_get_the_same_answer()
    {
        await using var app = await TestApp.StartAsync();
        using var maker = await ProgramAsync(app, "all");
        using var other = await ProgramAsync(app, "all");
        var made = await JsonAsync(await maker.PostAsJsonAsync("/api/v1/boards", new { title = "Unter uns", audience = "named" }));
        var hidden = $"/api/v1/boards/{made.GetProperty("id").GetString()}";

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Patch, HttpMethod.Delete })
        {
            using var one = await SendAsync(other, method, hidden, "\"1\"", new { });
            using var two = await SendAsync(other, method, $"/api/v1/boards/{Ids.New()}", "\"1\"", new { });
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (one.StatusCode, two.StatusCode));
        }

        Assert.DoesNotContain("Unter uns", await other.GetStringAsync("/api/v1/boards"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Only_whoever_moderates_a_board_changes_it_and_gives_roles(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var maker = await ProgramAsync(app, "all");
        using var other = await ProgramAsync(app, "all");
        var made = await JsonAsync(await maker.PostAsJsonAsync("/api/v1/boards", new { title = "Probe", audience = "members", startRole = "notes" }));
        var address = $"/api/v1/boards/{made.GetProperty("id").GetString()}";
        var person = (await JsonAsync(await other.GetAsync(address))).GetProperty("you").GetProperty("id").GetString();
        async Task<string?> RoleAsync() => (await JsonAsync(await other.GetAsync(address))).GetProperty("you").GetProperty("role").GetString();

        using var refused = await PatchAsync(other, address, "*", new { title = "Anders" });
        using var kept = await SendAsync(other, HttpMethod.Delete, address, "*", null);
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden", HttpStatusCode.Forbidden), (refused.StatusCode, await CodeAsync(refused), kept.StatusCode));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address + "/roles")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PutAsJsonAsync($"{address}/roles/{person}", new { role = "lead" })).StatusCode);
        Assert.Equal("notes", await RoleAsync());
        using var started = await PatchAsync(maker, address, "*", new { startRole = "read" });
        Assert.Equal(("read", "read"), ((await JsonAsync(started)).GetProperty("startRole").GetString(), await RoleAsync()));
        Assert.Equal(HttpStatusCode.BadRequest, (await PatchAsync(maker, address, "*", new { startRole = "lead" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await maker.PutAsJsonAsync($"{address}/roles/{person}", new { role = "chef" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await maker.PutAsJsonAsync($"{address}/roles/{Ids.New()}", new { role = "edit" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await maker.PutAsJsonAsync($"{address}/roles/{person}", new { role = "lead" })).StatusCode);
        Assert.Equal("lead", await RoleAsync());
        Assert.Equal(HttpStatusCode.OK, (await PatchAsync(other, address, "*", new { title = "Anders" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await maker.DeleteAsync($"{address}/roles/{person}")).StatusCode);
        Assert.Equal("read", await RoleAsync());
    }

    [Fact]
    public async Task The_description_names_every_operation_on_boards()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = app.Client();

        var paths = (await JsonAsync(await visitor.GetAsync("/openapi/v1.json"))).GetProperty("paths");
        var operations = paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name} {path.Name.TrimEnd('/')}"));

        Assert.Equal(
            [
                "delete /api/v1/boards/{id}", "delete /api/v1/boards/{id}/guest-links/{link}", "delete /api/v1/boards/{id}/roles/{person}",
                "get /api/v1/boards", "get /api/v1/boards/{id}", "get /api/v1/boards/{id}/export", "get /api/v1/boards/{id}/guest-links", "get /api/v1/boards/{id}/roles",
                "patch /api/v1/boards/{id}", "post /api/v1/boards", "post /api/v1/boards/{id}/guest-links", "post /api/v1/boards/{id}/import", "post /api/v1/boards/{id}/ops",
                "put /api/v1/boards/{id}/roles/{person}",
            ],
            operations.Order(StringComparer.Ordinal));
    }

    private static async Task<HttpClient> ProgramAsync(TestApp app, string scopes)
    {
        using var member = await WebUser.MemberAsync(app);
        var client = app.Client();
        var token = await app.Services.GetRequiredService<TokenStore>().CreateAsync(member.Id!, scopes);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static Task<HttpResponseMessage> PatchAsync(HttpClient client, string address, string? etag, object body) =>
        SendAsync(client, HttpMethod.Patch, address, etag, body);

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string address, string? etag, object? body)
    {
        var request = new HttpRequestMessage(method, address) { Content = body is null || method == HttpMethod.Get ? null : JsonContent.Create(body) };
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        }

        return client.SendAsync(request);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => (await JsonAsync(answer)).GetProperty("code").GetString();
}
