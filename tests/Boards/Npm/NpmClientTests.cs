using System.Diagnostics;
using System.Text.Json;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Boards.Npm;

public sealed class NpmClientTests
{
    [Theory]
    [InlineData("json")]
    [InlineData("messagepack")]
    public async Task The_npm_client_opens_writes_and_gets_receipts_with_the_contracts_keys(string protocol)
    {
        await using var app = await TestApp.StartAsync();
        var person = await app.PersonAsync("Jule Beispiel");
        var board = await app.BoardAsync();

        var seen = await RunAsync(app, await app.TokenAsync(person), board, protocol);

        var (first, second, wrong) = (seen.GetProperty("receipts")[0], seen.GetProperty("receipts")[1], seen.GetProperty("receipts")[2]);
        Assert.Equal((1L, 2L), (first.GetProperty("seq").GetInt64(), second.GetProperty("seq").GetInt64()));
        Assert.Equal(seen.GetProperty("add").GetProperty("opId").GetString(), first.GetProperty("opId").GetString());
        Assert.Equal("invalid", wrong.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(1, seen.GetProperty("again")[0].GetProperty("seq").GetInt64());
        Assert.Equal([1L, 2L], seen.GetProperty("heard").EnumerateArray().Select(op => op.GetProperty("seq").GetInt64()));
        Assert.Equal(2, seen.GetProperty("missed").GetProperty("ops").GetArrayLength());
        Assert.Contains("not_found", seen.GetProperty("refusal").GetString(), StringComparison.Ordinal);
        var note = Assert.Single(seen.GetProperty("whole").GetProperty("notes").EnumerateArray());
        Assert.Equal(
            ("Neu", 40.5, -80d, "teal", "l", person),
            (note.GetProperty("text").GetString(), note.GetProperty("x").GetDouble(), note.GetProperty("y").GetDouble(),
                note.GetProperty("color").GetString(), note.GetProperty("size").GetString(), note.GetProperty("author").GetString()));
        Assert.Equal(JsonValueKind.Null, note.GetProperty("frame").ValueKind);
        Assert.Equal("Jule Beispiel", seen.GetProperty("before").GetProperty("you").GetProperty("name").GetString());
        Assert.Equal("members", seen.GetProperty("before").GetProperty("board").GetProperty("audience").GetString());
    }

    private static async Task<JsonElement> RunAsync(TestApp app, string token, string board, string protocol)
    {
        var node = DebianPackages.Require("nodejs", "/usr/bin/node", "/usr/local/bin/node", "/usr/bin/nodejs");
        var tests = Path.Combine(Fachgruppe.Platform.ContentRoot.Find(), "tests");
        var start = new ProcessStartInfo(
            node,
            [Path.Combine(tests, "Boards/Npm/client.cjs"), Path.Combine(tests, "Support/npm/signalr-node.cjs"), app.Address.ToString(), token, board, protocol])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return JsonDocument.Parse(await output).RootElement;
    }
}
