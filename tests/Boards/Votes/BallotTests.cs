using System.Text.Json;
using Dapper;
using Fachgruppe.Boards.Journal;
using Fachgruppe.Boards.Live;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Boards.Votes;

/// <summary>Resistance and formal decisions: one ballot a vote.</summary>
public sealed class BallotTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Resistance_is_summed_by_option_and_a_ballot_may_be_changed_until_the_end(DatabaseEngine engine)
    {
        await using var stage = await VoteStage.SetAsync(engine);
        var voting = await stage.AddAsync(("kind", "resistance"), ("options", new[] { "Montag", "Freitag" }));
        await using var jule = await stage.MemberAsync();
        await using var malte = await stage.MemberAsync();

        await jule.MustAsync(Values(voting, 2, 9));
        await jule.MustAsync(Values(voting, 3, 9));
        await malte.MustAsync(Values(voting, 0, 10));

        var seen = await VoteStage.VotingAsync(malte, voting);
        Assert.Equal([3, 19], Sums(seen));
        Assert.Equal("[0,10]", seen.GetProperty("ballot").GetRawText());
        Assert.Equal(2, seen.GetProperty("voters").GetInt32());
        foreach (var wrong in new[] { Values(voting, 1), Values(voting, 1, 11), Values(voting, 1, -1), Ops.Of("vote.cast", voting), Ops.Of("vote.cast", voting, ("values", "x")) })
        {
            Assert.Equal("invalid", await malte.RefusedAsync(wrong));
        }

        await malte.MustAsync(Ops.Of("vote.withdraw", voting));
        await stage.Lead.MustAsync(Ops.Of("voting.set", voting, ("status", "closed")));
        Assert.Equal("vote_closed", await malte.RefusedAsync(Values(voting, 1, 1)));
        var closed = await VoteStage.VotingAsync(malte, voting);
        Assert.Equal([3, 9], Sums(closed));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_secret_ballot_leaves_no_person_with_a_choice_and_no_tally_before_the_end(DatabaseEngine engine)
    {
        await using var stage = await VoteStage.SetAsync(engine);
        await using var jule = await stage.MemberAsync();
        await using var malte = await stage.MemberAsync();
        var voting = await DecideAsync(stage, [jule, malte], ("secrecy", "secret"));

        var ballot = Choice(voting, "no");
        var seq = await jule.MustAsync(ballot);
        Assert.Equal(seq, await jule.MustAsync(ballot));
        Assert.Equal("vote_budget", await jule.RefusedAsync(Choice(voting, "yes")));
        Assert.Equal("vote_budget", await jule.RefusedAsync(Ops.Of("vote.withdraw", voting)));

        var open = await VoteStage.VotingAsync(stage.Lead, voting);
        Assert.Equal(1, open.GetProperty("voters").GetInt32());
        Assert.False(open.TryGetProperty("answers", out _) || open.TryGetProperty("named", out _));
        var (answers, sums, log) = await stage.App.Database.ReadAsync(async c => (
            await c.QueryAsync<string?>("select answers from board_ballots where voting_id = @voting", new { voting }),
            await c.QueryAsync<string>("select sums from board_tallies where voting_id = @voting", new { voting }),
            await c.QuerySingleAsync<long>("select count(*) from board_vote_log where voting_id = @voting", new { voting })));
        Assert.Equal([null], answers);
        Assert.Equal(["0,1,0"], sums);
        Assert.Equal(0, log);
        var payloads = await stage.App.Database.ReadAsync(c => c.QueryAsync<string>("select payload from board_ops where board_id = @board", new { board = stage.Board }));
        Assert.DoesNotContain(payloads, payload => payload.Contains("vote.cast", StringComparison.Ordinal));

        await malte.MustAsync(Choice(voting, "yes"));
        await stage.Lead.MustAsync(Ops.Of("voting.set", voting, ("status", "closed")));
        var closed = await VoteStage.VotingAsync(malte, voting);
        Assert.Equal("[[1,1,0]]", closed.GetProperty("answers").GetRawText());
        Assert.False(closed.TryGetProperty("named", out _));
        Assert.Equal("[]", (await VoteStage.VotingAsync(jule, voting)).GetProperty("ballot").GetRawText());
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_deputy_and_their_principal_cast_one_vote(DatabaseEngine engine)
    {
        await using var stage = await VoteStage.SetAsync(engine);
        await using var principal = await stage.MemberAsync();
        await using var deputy = await stage.MemberAsync();
        var voting = await DecideAsync(stage, [principal]);
        var (person, other) = (await IdAsync(principal), await IdAsync(deputy));

        Assert.Equal("forbidden", await deputy.RefusedAsync(Choice(voting, "yes", ("as", person))));
        Assert.Equal("forbidden", await deputy.RefusedAsync(Ops.Of("voting.deputy", voting, ("person", person), ("deputy", other))));
        await principal.MustAsync(Ops.Of("voting.deputy", voting, ("person", person), ("deputy", other)));
        await deputy.MustAsync(Choice(voting, "yes", ("as", person)));

        Assert.Equal("vote_budget", await principal.RefusedAsync(Choice(voting, "no")));
        Assert.Equal("forbidden", await deputy.RefusedAsync(Choice(voting, "yes")));
        var seen = await VoteStage.VotingAsync(stage.Lead, voting);
        Assert.Equal("[[1,0,0]]", seen.GetProperty("answers").GetRawText());
        Assert.Equal(other, seen.GetProperty("named")[0].GetProperty("by").GetString());
        Assert.Equal("not_found", await stage.Lead.RefusedAsync(Ops.Of("voting.deputy", voting, ("person", other), ("deputy", person))));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_organisation_has_one_vote_however_many_of_its_people_are_eligible(DatabaseEngine engine)
    {
        await using var stage = await VoteStage.SetAsync(engine);
        await using var jule = await stage.MemberAsync();
        await using var colleague = await stage.MemberAsync();
        await using var malte = await stage.MemberAsync();
        var organisation = Ids.New();
        string[] both = [await IdAsync(jule), await IdAsync(colleague)];
        await stage.App.Database.WriteAsync(async (c, t) =>
        {
            await c.ExecuteAsync("insert into organisations (id, name, sector, created_at) values (@organisation, 'Demo-Amt', 'administration', 0)", new { organisation }, t);
            foreach (var id in both)
            {
                await c.ExecuteAsync("update people set organisation_id = @organisation where id = @id", new { organisation, id }, t);
            }
        });
        var voting = await DecideAsync(stage, [jule, colleague, malte], ("per", "organisation"));

        await jule.MustAsync(Choice(voting, "yes"));
        Assert.Equal("vote_budget", await colleague.RefusedAsync(Choice(voting, "no")));
        await malte.MustAsync(Choice(voting, "abstain"));

        Assert.Equal("[[1,0,1]]", (await VoteStage.VotingAsync(malte, voting)).GetProperty("answers").GetRawText());
    }

    [Fact]
    public async Task Below_the_quorum_nothing_is_decided_and_only_the_eligible_vote()
    {
        await using var stage = await VoteStage.SetAsync();
        await using var jule = await stage.MemberAsync();
        await using var malte = await stage.MemberAsync();
        await using var guest = await stage.App.GuestAsync(stage.Board, "edit");
        var voting = await DecideAsync(stage, [jule], ("quorum", 2));

        await jule.MustAsync(Choice(voting, "yes"));
        Assert.Equal("forbidden", await malte.RefusedAsync(Choice(voting, "yes")));
        Assert.Equal("forbidden", await guest.RefusedAsync(Choice(voting, "yes")));
        Assert.False((await VoteStage.VotingAsync(jule, voting)).TryGetProperty("result", out _));
        await stage.Lead.MustAsync(Ops.Of("voting.set", voting, ("status", "closed")));

        Assert.Equal("not_quorate", (await VoteStage.VotingAsync(jule, voting)).GetProperty("result").GetString());
        Assert.Equal("vote_closed", await jule.RefusedAsync(Choice(voting, "no")));
        Assert.Equal("vote_closed", await stage.Lead.RefusedAsync(Ops.Of("voting.set", voting, ("title", "Anders"))));
    }

    [Fact]
    public async Task What_does_not_fit_the_kind_of_voting_is_refused()
    {
        await using var stage = await VoteStage.SetAsync();
        var person = await stage.App.PersonAsync();

        foreach (var fields in new (string Name, object? Value)[][]
        {
            [("kind", "resistance")],
            [("kind", "resistance"), ("options", new[] { "nur eine" })],
            [("kind", "resistance"), ("options", new[] { "a", " " })],
            [("kind", "decision")],
            [("kind", "decision"), ("eligible", new[] { Ids.New() })],
            [("kind", "decision"), ("eligible", new[] { person }), ("secrecy", "until_closed")],
            [("kind", "decision"), ("eligible", new[] { person }), ("units", new[] { person })],
            [("secrecy", "secret")],
        })
        {
            Assert.Equal("invalid", await stage.Lead.RefusedAsync(Ops.Of("voting.add", Ids.New(), fields)));
        }
    }

    [Fact]
    public async Task A_resistance_hidden_until_the_end_forgets_its_voters_then_and_a_decision_survives_a_restart()
    {
        await using var stage = await VoteStage.SetAsync();
        await using var jule = await stage.MemberAsync();
        var hidden = await stage.AddAsync(("kind", "resistance"), ("secrecy", "until_closed"), ("options", new[] { "a", "b" }));
        var decision = await DecideAsync(stage, [jule], ("rule", "two_thirds"), ("quorum", 1), ("text", "Wir fangen an."));
        await jule.MustAsync(Values(hidden, 1, 2));
        await jule.MustAsync(Choice(decision, "yes"));
        Assert.False((await VoteStage.VotingAsync(stage.Lead, hidden)).TryGetProperty("answers", out _));
        await stage.Lead.MustAsync(Ops.Of("voting.set", hidden, ("status", "closed")));
        await stage.Lead.MustAsync(Ops.Of("voting.set", decision, ("status", "closed")));
        var person = await IdAsync(jule);
        Assert.Equal(0, await stage.App.Database.ReadAsync(c => c.QuerySingleAsync<long>(
            "select count(*) from board_ballots where voting_id = @hidden and (voter_id = @person or cast_by = @person)", new { hidden, person })));
        var room = stage.App.Services.GetRequiredService<Rooms>().Of(stage.Board);
        await stage.App.Services.GetRequiredService<Snapshots>().SaveAsync(stage.Board, room.State);

        await stage.App.RestartAsync();

        await using var again = await BoardClient.OpenAsync(stage.App, stage.LeadToken, stage.Board);
        var forgotten = await VoteStage.VotingAsync(again, hidden);
        Assert.Equal([1, 2], Sums(forgotten));
        var seen = await VoteStage.VotingAsync(again, decision);
        Assert.Equal(("Wir fangen an.", "two_thirds", "accepted"), (seen.GetProperty("text").GetString(), seen.GetProperty("rule").GetString(), seen.GetProperty("result").GetString()));
    }

    private static async Task<string> DecideAsync(VoteStage stage, BoardClient[] eligible, params (string Name, object? Value)[] fields)
    {
        var people = new List<string>();
        foreach (var client in eligible)
        {
            people.Add(await IdAsync(client));
        }

        return await stage.AddAsync([("kind", "decision"), ("title", "Beschluss"), ("eligible", people), .. fields]);
    }

    private static async Task<string> IdAsync(BoardClient client) => (await client.OpenAsync()).GetProperty("you").GetProperty("id").GetString()!;

    private static int[] Sums(JsonElement voting)
        => [.. voting.GetProperty("answers").EnumerateArray().Select(q => q.EnumerateArray().Select((count, value) => count.GetInt32() * value).Sum())];

    private static Dictionary<string, object?> Values(string voting, params int[] values) => Ops.Of("vote.cast", voting, ("values", values));

    private static Dictionary<string, object?> Choice(string voting, string choice, params (string Name, object? Value)[] fields)
        => Ops.Of("vote.cast", voting, [("choice", choice), .. fields]);
}
