using System.Text.Json;
using Dapper;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Boards.Random;

/// <summary>A wild crowd on a board that is sealed and revealed at will: everybody ends with what they may see.</summary>
public sealed class SealedCrowdTests
{
    private const int Clients = 4;
    private const int Operations = 250;

    /// <summary>Engine and seed.</summary>
    public static TheoryData<DatabaseEngine, int> Runs => new()
    {
        { DatabaseEngine.Sqlite, 7919 }, { DatabaseEngine.Sqlite, 15838 }, { DatabaseEngine.PostgreSql, 104729 }, { DatabaseEngine.PostgreSql, 209458 },
    };

    [Theory, MemberData(nameof(Runs))]
    public async Task Everybody_hears_bare_effects_and_ends_with_the_board_as_they_may_see_it(DatabaseEngine engine, int seed)
    {
        await using var app = await TestApp.StartAsync(engine, null, "--Limits:CallsPerSecond=100000", "--Limits:CallBurst=100000");
        var lead = await app.PersonAsync("Fenja Probe");
        var board = await app.BoardAsync(madeBy: lead);
        var clients = new List<(WildClient Client, string Token)>();
        for (var i = 0; i < Clients; i++)
        {
            var person = i == 0 ? lead : await app.PersonAsync($"Demo {i}");
            var token = await app.TokenAsync(person);
            clients.Add((new WildClient(app, token, board, seed + (i * 31), person, seals: i == 0), token));
        }

        await Task.WhenAll(clients.Select(each => each.Client.RunAsync(Operations / 2)));
        await app.RestartAsync();
        await Task.WhenAll(clients.Select(each => each.Client.RunAsync(Operations / 2)));

        var last = await app.Database.ReadAsync(c => c.QuerySingleAsync<long>("select seq from boards where id = @board", new { board }));
        foreach (var (client, token) in clients)
        {
            await client.SettleAsync(last);
            Assert.Equal(await ServerAsync(app, board, token), client.Board.Canonical());
            await client.DisposeAsync();
        }
    }

    private static async Task<string> ServerAsync(TestApp app, string board, string token)
    {
        using var client = app.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var replica = new Replica();
        replica.Reset(JsonDocument.Parse(await client.GetStringAsync($"/api/v1/boards/{board}")).RootElement);
        return replica.Canonical();
    }
}
