using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Platform;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Boards.Live;

public sealed class BoardLiveApiTests
{
    [Theory]
    [InlineData(""), InlineData("gzip")]
    public async Task Reading_a_board_equals_opening_it(string encoding)
    {
        await using var app = await TestApp.StartAsync();
        var (token, board) = (await app.TokenAsync(await app.PersonAsync()), await app.BoardAsync());
        await using var client = await BoardClient.OpenAsync(app, token, board);
        await client.MustAsync(Ops.Note(Ids.New(), "Grüße"));
        using var http = Http(app, token);
        http.DefaultRequestHeaders.AcceptEncoding.ParseAdd(encoding);

        using var answer = await http.GetAsync(new Uri($"/api/v1/boards/{board}", UriKind.Relative));

        Assert.Equal("\"1\"", answer.Headers.ETag?.Tag);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(JsonElement.DeepEquals(await client.OpenAsync(), await answer.Content.ReadFromJsonAsync<JsonElement>()));
    }

    [Fact]
    public async Task Posting_operations_equals_applying_them()
    {
        await using var app = await TestApp.StartAsync();
        var (token, board) = (await app.TokenAsync(await app.PersonAsync()), await app.BoardAsync());
        await using var client = await BoardClient.OpenAsync(app, token, board);
        using var http = Http(app, token);
        var op = Ops.Note(Ids.New());

        using var answer = await http.PostAsJsonAsync(new Uri($"/api/v1/boards/{board}/ops", UriKind.Relative), new object[] { op, 5 });

        var receipts = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((1L, "invalid"), (receipts[0].GetProperty("seq").GetInt64(), receipts[1].GetProperty("error").GetProperty("code").GetString()));
        await client.HeardAsync(1);
        Assert.Equal(1, await client.MustAsync(op));
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.BadRequest, "invalid")]
    [InlineData("[", HttpStatusCode.BadRequest, "invalid")]
    [InlineData("[]", HttpStatusCode.BadRequest, "invalid")]
    [InlineData("many", HttpStatusCode.RequestEntityTooLarge, "too_large")]
    [InlineData("large", HttpStatusCode.RequestEntityTooLarge, "too_large")]
    public async Task Bodies_of_the_wrong_shape_get_a_code(string body, HttpStatusCode status, string code)
    {
        await using var app = await TestApp.StartAsync();
        using var http = Http(app, await app.TokenAsync(await app.PersonAsync()));
        var text = body switch { "many" => $"[{string.Join(',', Enumerable.Repeat(1, 101))}]", "large" => $"[\"{new string('x', 40_000)}\"]", _ => body };

        using var answer = await http.PostAsync(
            new Uri($"/api/v1/boards/{await app.BoardAsync()}/ops", UriKind.Relative), new StringContent(text, Encoding.UTF8, "application/json"));

        Assert.Equal((status, code), (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Strangers_visitors_and_readers_are_kept_out_like_on_the_hub()
    {
        await using var app = await TestApp.StartAsync();
        var (open, officials) = (await app.BoardAsync("public"), await app.BoardAsync("administration"));
        using var company = Http(app, await app.TokenAsync(await app.PersonAsync(sector: "company")));
        using var reader = Http(app, await app.TokenAsync(await app.PersonAsync(), Scopes.BoardsRead));
        using var visitor = app.Client();

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(company.GetAsync(Uri(officials))));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(company.PostAsJsonAsync(Uri(officials, "/ops"), new[] { Ops.Note(Ids.New()) })));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(visitor.GetAsync(Uri(officials))));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor.GetAsync(Uri(open))));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(reader.PostAsJsonAsync(Uri(open, "/ops"), new[] { Ops.Note(Ids.New()) })));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(company.GetAsync(Uri("nonsense"))));
    }

    private static Uri Uri(string board, string rest = "") => new($"/api/v1/boards/{board}{rest}", UriKind.Relative);

    private static async Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> call)
    {
        using var answer = await call;
        return answer.StatusCode;
    }

    private static HttpClient Http(TestApp app, string token)
    {
        var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
