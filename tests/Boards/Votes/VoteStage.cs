using System.Text.Json;
using Fachgruppe.Boards.Votes;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Boards.Votes;

/// <summary>A board with notes and a group, its moderator, and members who vote.</summary>
internal sealed class VoteStage : IAsyncDisposable
{
    private readonly Dictionary<BoardClient, string> _tokens = [];

    private VoteStage(TestApp app, string board, BoardClient lead, string leadToken)
        => (App, Board, Lead, LeadToken) = (app, board, lead, leadToken);

    public TestApp App { get; }

    public string Board { get; }

    /// <summary>Whoever made the board.</summary>
    public BoardClient Lead { get; }

    public string LeadToken { get; }

    public string[] Notes { get; } = [Ids.New(), Ids.New(), Ids.New(), Ids.New()];

    public string Group { get; } = Ids.New();

    public static async Task<VoteStage> SetAsync(DatabaseEngine engine = DatabaseEngine.Sqlite)
    {
        var app = await TestApp.StartAsync(engine, null, "--Limits:CallsPerSecond=1000", "--Limits:CallBurst=1000");
        var maker = await app.PersonAsync("Fenja Probe", "association");
        var board = await app.BoardAsync(madeBy: maker);
        var token = await app.TokenAsync(maker);
        var stage = new VoteStage(app, board, await BoardClient.OpenAsync(app, token, board), token);
        await stage.Lead.ApplyAsync([.. stage.Notes.Select(id => Ops.Note(id)), Ops.Of("group.add", stage.Group, ("title", "KI"))]);
        return stage;
    }

    /// <summary>Opens a voting; its id.</summary>
    public async Task<string> AddAsync(params (string Name, object? Value)[] fields)
    {
        var id = Ids.New();
        await Lead.MustAsync(Ops.Of("voting.add", id, fields));
        return id;
    }

    /// <summary>A new member with the board open.</summary>
    public async Task<BoardClient> MemberAsync(string name = "Jule Beispiel")
    {
        var token = await App.TokenAsync(await App.PersonAsync(name));
        var client = await BoardClient.OpenAsync(App, token, Board);
        _tokens[client] = token;
        return client;
    }

    public string TokenOf(BoardClient member) => _tokens[member];

    /// <summary>A voting as this client sees it.</summary>
    public static async Task<JsonElement> VotingAsync(BoardClient client, string voting)
        => (await client.OpenAsync()).GetProperty("votings").EnumerateArray().Single(v => v.GetProperty("id").GetString() == voting);

    /// <summary>The whole board as the API gives it.</summary>
    public async Task<JsonElement> ApiAsync(BoardClient member)
    {
        using var client = App.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", TokenOf(member));
        return JsonDocument.Parse(await client.GetStringAsync($"/api/v1/boards/{Board}")).RootElement;
    }

    /// <summary>Waits until a tally of that kind was heard.</summary>
    public static Task ToldAsync(BoardClient client, string voting, Func<JsonElement, bool> which) => Until.TrueAsync(
        () => client.Tallies.SelectMany(t => t.GetProperty("votings").EnumerateArray()).Any(v => v.GetProperty("id").GetString() == voting && which(v)), "a tally");

    public Task<IReadOnlyList<LoggedVote>> LogAsync() => App.Services.GetRequiredService<VoteStore>().LogAsync(Board, 0);

    /// <summary>Counts the log anew: it must give what the server says and what everybody may have; the dots by target.</summary>
    public async Task<Dictionary<string, int>> RecountAsync(string voting, int dots)
    {
        var counted = (await LogAsync()).Where(v => v.VotingId == voting).GroupBy(v => v.TargetId).ToDictionary(g => g.Key, g => (int)g.Sum(v => v.Dots));
        var served = (await App.Services.GetRequiredService<VoteStore>().CountsAsync(Board)).Dots[voting].ToDictionary(d => d.Target, d => (int)d.Dots);
        var living = counted.Where(c => c.Value > 0).ToDictionary(c => c.Key, c => c.Value);
        Assert.Equal(living.OrderBy(c => c.Key), served.OrderBy(c => c.Key));
        Assert.Equal(dots, living.Values.Sum());
        return living;
    }

    public async ValueTask DisposeAsync()
    {
        await Lead.DisposeAsync();
        await App.DisposeAsync();
    }
}
