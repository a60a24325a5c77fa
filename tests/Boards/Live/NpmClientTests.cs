using System.Diagnostics;
using System.Text.Json;
using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Tests.Architecture;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Boards.Live;

public sealed class NpmClientTests
{
    [Theory]
    [InlineData("json"), InlineData("messagepack")]
    public async Task The_npm_client_opens_a_board_and_gets_receipts_with_a_token(string protocol)
    {
        await using var app = await TestApp.StartAsync();
        var (person, board) = (await app.PersonAsync("Malte Muster", "company"), await app.BoardAsync());
        var token = await app.TokenAsync(person, $"{Scopes.BoardsRead} {Scopes.BoardsWrite}");

        var told = await RunAsync(app.Address.GetLeftPart(UriPartial.Authority), board, token, protocol);

        var (first, second) = (told.GetProperty("sent")[0], told.GetProperty("sent")[1]);
        var receipts = told.GetProperty("receipts");
        Assert.Equal($$"""{"opId":"{{Text(first, "opId")}}","seq":1}""", receipts[0].GetRawText());
        Assert.Equal((Text(second, "opId"), "not_found"), (Text(receipts[1], "opId"), Text(receipts[1].GetProperty("error"), "code")));
        var operation = told.GetProperty("applied").GetProperty("frame").GetProperty("ops")[0];
        Assert.Equal(
            ["seq", "opId", "actor", "at", "type", "id", "text", "x", "y", "color", "size", "frame", "group", "order"],
            operation.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("Grüße 🙂", 40.5, person), (Text(operation, "text"), operation.GetProperty("x").GetDouble(), Text(operation, "actor")));
        Assert.Equal(operation.GetRawText(), told.GetProperty("missed").GetProperty("ops")[0].GetRawText());
        Assert.Equal($$"""{"id":"{{person}}","name":"Malte Muster","role":"edit"}""", told.GetProperty("state").GetProperty("you").GetRawText());
        Assert.Equal("not_found", Text(told, "code"));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static async Task<JsonElement> RunAsync(params string[] arguments)
    {
        var node = DebianPackages.Require("nodejs", "/usr/bin/node", "/usr/local/bin/node", "/opt/*/bin/node");
        var script = Path.Combine(SourceTree.Root, "tests/Boards/Support/board-client.cjs");
        using var process = Process.Start(new ProcessStartInfo(node, [script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return JsonSerializer.Deserialize<JsonElement>(output);
    }
}
