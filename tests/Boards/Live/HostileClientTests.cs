using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Boards.Live;
using Fachgruppe.Platform;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.SignalR;

namespace Fachgruppe.Tests.Boards.Live;

public sealed class HostileClientTests
{
    [Fact]
    public void The_hub_has_the_documented_methods_each_with_its_scope_and_no_others()
    {
        var methods = typeof(BoardHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.GetBaseDefinition() == m)
            .Select(m => $"{m.Name}: {m.GetCustomAttribute<NeedsScopeAttribute>()?.Scope ?? "nothing"}")
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "Apply: boards.write", "Attention: boards.write", "Clock: boards.read", "Drag: boards.write", "Gather: boards.write",
                "Leave: boards.read", "Open: boards.read", "Point: boards.write",
            ],
            methods);
    }

    [Theory]
    [InlineData(null, false, true, HttpStatusCode.OK)]
    [InlineData(null, true, false, HttpStatusCode.Forbidden)]
    [InlineData("own", true, false, HttpStatusCode.OK)]
    [InlineData("https://evil.example", true, false, HttpStatusCode.Forbidden)]
    [InlineData("https://evil.example", false, true, HttpStatusCode.Forbidden)]
    [InlineData("https://evil.example", false, false, HttpStatusCode.Forbidden)]
    [InlineData("null", true, false, HttpStatusCode.Forbidden)]
    public async Task The_origin_rule_holds_for_cookie_and_token(string? origin, bool cookie, bool token, HttpStatusCode expected)
    {
        await using var app = await TestApp.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hubs/board/negotiate?negotiateVersion=1");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin == "own" ? app.Address.GetLeftPart(UriPartial.Authority) : origin);
        }

        if (cookie)
        {
            request.Headers.Add("Cookie", "fachgruppe=something");
        }

        if (token)
        {
            request.Headers.Add("Authorization", $"Bearer {await app.TokenAsync(await app.PersonAsync())}");
        }

        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = app.Address };
        using var answer = await client.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_wrong_token_is_refused_and_not_taken_for_a_visitor()
    {
        await using var app = await TestApp.StartAsync();

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => BoardClient.ConnectAsync(app, "nonsense", Ids.New()));

        Assert.Equal(HttpStatusCode.Unauthorized, error.StatusCode);
    }

    [Fact]
    public async Task Notes_of_another_board_are_not_found()
    {
        await using var app = await TestApp.StartAsync();
        var token = await app.TokenAsync(await app.PersonAsync());
        await using var one = await BoardClient.OpenAsync(app, token, await app.BoardAsync());
        await using var two = await BoardClient.OpenAsync(app, token, await app.BoardAsync());
        var note = Ids.New();
        await one.MustAsync(Ops.Note(note));

        Assert.Equal("not_found", await two.RefusedAsync(Ops.Set(note, ("text", "fremd"))));
        Assert.Equal("not_found", await two.RefusedAsync(Ops.Of("note.restore", note)));
    }

    [Fact]
    public async Task Refusals_are_told_in_the_language_of_the_caller()
    {
        await using var app = await TestApp.StartAsync();
        var (token, board) = (await app.TokenAsync(await app.PersonAsync()), await app.BoardAsync());
        await using var german = await BoardClient.OpenAsync(app, token, board);
        await using var english = await BoardClient.OpenAsync(app, token, board, "en");
        var op = Ops.Note(Ids.New(), new string('x', 2001));

        Assert.Contains("zu lang", (await german.ApplyAsync(op))[0].GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("too long", (await english.ApplyAsync(op))[0].GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_of_the_wrong_shape_get_a_code_and_keep_the_connection()
    {
        await using var app = await TestApp.StartAsync();
        await using var client = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), await app.BoardAsync());
        var deep = JsonSerializer.Deserialize<JsonElement>(new string('[', 30) + new string(']', 30));

        await FailsAsync(client, "invalid", "Open", 7, null);
        await FailsAsync(client, "invalid", "Open", client.Board, -1);
        await FailsAsync(client, "invalid", "Open", client.Board, "1");
        await FailsAsync(client, "invalid", "Apply", client.Board, "nothing");
        await FailsAsync(client, "invalid", "Apply", client.Board, Array.Empty<object>());
        await FailsAsync(client, "too_large", "Apply", client.Board, Enumerable.Repeat(0, 101).ToArray());
        await FailsAsync(client, "not_found", "Leave", Ids.New());
        Assert.Equal("invalid", await client.RefusedAsync(deep));
        Assert.Equal("invalid", await client.RefusedAsync(Ops.Note(Ids.New(), "\0")));

        Assert.Equal(1, await client.MustAsync(Ops.Note(Ids.New())));
    }

    [Fact]
    public async Task A_message_of_33_kilobytes_ends_only_its_own_connection()
    {
        await using var app = await TestApp.StartAsync();
        var (token, board) = (await app.TokenAsync(await app.PersonAsync()), await app.BoardAsync());
        await using var large = await BoardClient.OpenAsync(app, token, board);
        await using var other = await BoardClient.OpenAsync(app, token, board);

        await Assert.ThrowsAnyAsync<Exception>(() => large.ApplyAsync(Ops.Note(Ids.New(), new string('x', 33 * 1024))));
        await large.Ended.Task.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(1, await other.MustAsync(Ops.Note(Ids.New())));
    }

    [Theory]
    [InlineData("{\"type\":1,\"target\":\"Open\",\"invocationId\":\"1\",\"arguments\":[\"\\ud800\",null]}\u001e", "invalid")]
    [InlineData("{\"type\":1,\"target\":\"open\",\"invocationId\":\"1\",\"arguments\":[{\"a\":[[[[[[[1]]]]]]]},null]}\u001e", "invalid")]
    [InlineData("{\"type\":1,\"target\":\"Dispose\",\"invocationId\":\"1\",\"arguments\":[]}\u001e", "error")]
    [InlineData("{\"type\":1,\"target\":\"Open\",\"invocationId\":\"1\",\"arguments\":[]}\u001e", "error")]
    public async Task Broken_messages_get_an_answer(string message, string expected)
    {
        await using var app = await TestApp.StartAsync();
        using var socket = await HandshakeAsync(app);

        await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, CancellationToken.None);

        Assert.Contains(expected, await ReceiveAsync(socket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flood_of_calls_is_refused_and_then_closed_while_others_go_on()
    {
        await using var app = await TestApp.StartAsync();
        var (token, board) = (await app.TokenAsync(await app.PersonAsync()), await app.BoardAsync());
        await using var flood = await BoardClient.OpenAsync(app, token, board);
        await using var other = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), board);

        var calls = Enumerable.Range(0, 1000).Select(_ => flood.ApplyAsync(Ops.Note(Ids.New())).ContinueWith(t => t.Exception?.InnerException?.Message ?? "", TaskScheduler.Default)).ToList();
        var waited = Stopwatch.StartNew();
        await other.MustAsync(Ops.Note(Ids.New()));

        Assert.True(waited.Elapsed < TimeSpan.FromSeconds(2), $"Others waited {waited.Elapsed}.");
        var answers = await Task.WhenAll(calls);
        Assert.Contains(answers, a => a.EndsWith("too_many", StringComparison.Ordinal));
        Assert.InRange(answers.Count(a => a.Length == 0), 50, 300);
        await flood.Ended.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Contains(flood.Closed, c => c.Reason == "overload");
    }

    [Fact]
    public async Task A_person_has_ten_connections_at_most_and_gets_room_again_by_closing_one()
    {
        await using var app = await TestApp.StartAsync();
        var (token, board) = (await app.TokenAsync(await app.PersonAsync()), await app.BoardAsync());
        var ten = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => BoardClient.OpenAsync(app, token, board)));

        await Assert.ThrowsAnyAsync<Exception>(() => BoardClient.OpenAsync(app, token, board));
        await using var other = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), board);
        await ten[0].DisposeAsync();
        await Until.TrueAsync(() => TryOpenAsync(app, token, board).GetAwaiter().GetResult(), "room for one more");

        await Task.WhenAll(ten.Select(c => c.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task Three_hundred_connections_of_one_person_leave_ten_and_others_go_on()
    {
        await using var app = await TestApp.StartAsync();
        var (token, board) = (await app.TokenAsync(await app.PersonAsync()), await app.BoardAsync());
        await using var other = await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync()), board);

        var attempts = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => AttemptAsync(app, token, board)));

        Assert.Equal(10, attempts.Count(client => client is not null));
        Assert.Equal(1, await other.MustAsync(Ops.Note(Ids.New())));
        var connections = (BoardConnections)app.Services.GetService(typeof(BoardConnections))!;
        await Until.TrueAsync(() => connections.All.Count() == 11, "the refused are gone");
        await Task.WhenAll(attempts.OfType<BoardClient>().Select(client => client.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task A_reader_that_stalls_is_dropped_and_nobody_waits_for_it()
    {
        await using var app = await TestApp.StartAsync(settings: ["--Limits:CallsPerSecond=100000", "--Limits:CallBurst=100000"]);
        var (token, board) = (await app.TokenAsync(await app.PersonAsync()), await app.BoardAsync());
        using var stalled = await HandshakeAsync(app, token);
        await stalled.SendAsync(
            Encoding.UTF8.GetBytes($"{{\"type\":1,\"target\":\"Open\",\"invocationId\":\"1\",\"arguments\":[\"{board}\",null]}}\u001e"),
            WebSocketMessageType.Text, true, CancellationToken.None);
        await using var writer = await BoardClient.OpenAsync(app, token, board);
        var connections = (BoardConnections)app.Services.GetService(typeof(BoardConnections))!;
        await Until.TrueAsync(() => connections.All.Count(c => c.OpenBoards.Any()) == 2);

        // Nothing is read from the stalled socket, so its buffers fill and then its queue.
        var longest = TimeSpan.Zero;
        for (var i = 0; i < 5000 && connections.All.Count() == 2; i++)
        {
            var waited = Stopwatch.StartNew();
            await writer.ApplyAsync([.. Enumerable.Range(0, 4).Select(_ => Ops.Note(Ids.New(), new string('x', 1900)))]);
            longest = waited.Elapsed > longest ? waited.Elapsed : longest;
        }

        Assert.Single(connections.All);
        Assert.True(longest < TimeSpan.FromSeconds(2), $"The writer waited {longest}.");
    }

    private static async Task FailsAsync(BoardClient client, string code, string method, params object?[] arguments)
    {
        var error = await Assert.ThrowsAsync<HubException>(() => client.Hub.InvokeCoreAsync(method, typeof(object), arguments));
        Assert.EndsWith($"HubException: {code}", error.Message, StringComparison.Ordinal);
    }

    private static async Task<bool> TryOpenAsync(TestApp app, string token, string board)
    {
        await using var client = await AttemptAsync(app, token, board);
        return client is not null;
    }

    private static async Task<BoardClient?> AttemptAsync(TestApp app, string token, string board)
    {
        try
        {
            return await BoardClient.OpenAsync(app, token, board);
        }
        catch (Exception error) when (error is HubException or InvalidOperationException or OperationCanceledException or IOException)
        {
            return null;
        }
    }

    private static async Task<ClientWebSocket> HandshakeAsync(TestApp app, string? token = null)
    {
        var socket = new ClientWebSocket();
        if (token is not null)
        {
            socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        }

        await socket.ConnectAsync(new Uri($"ws://{app.Address.Authority}/hubs/board"), CancellationToken.None);
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, CancellationToken.None);
        Assert.StartsWith("{}", await ReceiveAsync(socket), StringComparison.Ordinal);
        return socket;
    }

    private static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[4096];
        var received = await socket.ReceiveAsync(buffer, CancellationToken.None);
        return Encoding.UTF8.GetString(buffer, 0, received.Count);
    }
}
