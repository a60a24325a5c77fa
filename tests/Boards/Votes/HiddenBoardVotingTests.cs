using Fachgruppe.Platform;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Boards.Votes;

/// <summary>Voting on boards that keep something back.</summary>
public sealed class HiddenBoardVotingTests
{
    [Fact]
    public async Task A_sealed_note_of_somebody_else_takes_no_dots_before_it_is_revealed()
    {
        await using var app = await TestApp.StartAsync();
        var maker = await app.PersonAsync("Fenja Probe");
        var board = await app.BoardAsync(madeBy: maker);
        await using var lead = await OpenAsync(app, board, maker);
        await using var member = await OpenAsync(app, board, await app.PersonAsync("Malte Muster", "company"));
        var (voting, note) = (Ids.New(), Ids.New());
        await lead.MustAsync(Ops.Of("board.set", null, ("sealed", true)));
        await member.MustAsync(Ops.Note(note, "verdeckt"));
        await lead.MustAsync(Ops.Of("voting.add", voting, ("title", "Was zuerst?")));

        Assert.Equal("sealed", await lead.RefusedAsync(Ops.Of("vote.cast", voting, ("target", note))));
        await lead.MustAsync(Ops.Of("board.set", null, ("sealed", false)));
        await lead.MustAsync(Ops.Of("vote.cast", voting, ("target", note)));
    }

    [Fact]
    public async Task On_an_anonymous_board_dots_are_counted_and_nobody_can_be_shown_while_the_voting_runs()
    {
        await using var app = await TestApp.StartAsync();
        var maker = await app.PersonAsync("Fenja Probe");
        var board = await app.BoardAsync(madeBy: maker, anonymous: true);
        await using var lead = await OpenAsync(app, board, maker);
        await using var member = await OpenAsync(app, board, await app.PersonAsync("Malte Muster", "company"));
        var (voting, note) = (Ids.New(), Ids.New());
        await member.MustAsync(Ops.Note(note, "von niemandem"));
        await lead.MustAsync(Ops.Of("voting.add", voting, ("title", "Was zuerst?"), ("budget", 1), ("secrecy", "open")));

        await member.MustAsync(Ops.Of("vote.cast", voting, ("target", note)));

        Assert.Equal("vote_budget", await member.RefusedAsync(Ops.Of("vote.cast", voting, ("target", note))));
        var seen = (await lead.OpenAsync()).GetProperty("votings")[0];
        Assert.Equal(("until_closed", 1), (seen.GetProperty("secrecy").GetString(), seen.GetProperty("voters").GetInt32()));
        Assert.False(seen.TryGetProperty("dots", out _));
    }

    private static async Task<BoardClient> OpenAsync(TestApp app, string board, string person) =>
        await BoardClient.OpenAsync(app, await app.TokenAsync(person), board);
}
