using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Boards.Votes;

/// <summary>Dots on notes and groups, counted by the hub itself.</summary>
public sealed class DotVotingTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Fifty_parallel_votes_with_a_budget_of_three_leave_exactly_three_and_taking_one_back_frees_one(DatabaseEngine engine)
    {
        await using var stage = await VoteStage.SetAsync(engine);
        var voting = await stage.AddAsync(("budget", 3));
        await using var one = await stage.MemberAsync();
        await using var other = await BoardClient.OpenAsync(stage.App, stage.TokenOf(one), stage.Board);

        var receipts = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => (i % 2 == 0 ? one : other).ApplyAsync(Vote("vote.cast", voting, stage.Notes[i % 4]))));

        Assert.Equal(3, receipts.Count(r => r[0].TryGetProperty("seq", out _)));
        Assert.All(receipts.Where(r => r[0].TryGetProperty("error", out _)), r => Assert.Equal("vote_budget", r[0].GetProperty("error").GetProperty("code").GetString()));
        var own = (await VoteStage.VotingAsync(one, voting)).GetProperty("own")[0].GetProperty("target").GetString()!;
        await one.MustAsync(Vote("vote.withdraw", voting, own));
        await one.MustAsync(Vote("vote.cast", voting, stage.Notes[3]));
        Assert.Equal("vote_budget", await one.RefusedAsync(Vote("vote.cast", voting, stage.Notes[3])));
        await stage.RecountAsync(voting, 3);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Votes_after_the_end_are_refused_and_the_tally_equals_the_recount_of_the_log(DatabaseEngine engine)
    {
        await using var stage = await VoteStage.SetAsync(engine);
        var voting = await stage.AddAsync(("budget", 5), ("max", 2));
        await using var jule = await stage.MemberAsync();
        await using var malte = await stage.MemberAsync();
        await jule.MustAsync(Vote("vote.cast", voting, stage.Notes[0], ("dots", 2)));
        await malte.MustAsync(Vote("vote.cast", voting, stage.Notes[0]));
        await malte.MustAsync(Vote("vote.cast", voting, stage.Group));
        Assert.Equal("vote_budget", await jule.RefusedAsync(Vote("vote.cast", voting, stage.Notes[0])));

        await stage.Lead.MustAsync(Ops.Of("voting.set", voting, ("status", "closed")));

        Assert.Equal("vote_closed", await malte.RefusedAsync(Vote("vote.cast", voting, stage.Notes[0])));
        Assert.Equal("vote_closed", await malte.RefusedAsync(Vote("vote.withdraw", voting, stage.Notes[0])));
        Assert.Equal("vote_closed", await stage.Lead.RefusedAsync(Ops.Of("voting.set", voting, ("status", "open"))));
        var tally = await stage.RecountAsync(voting, 4);
        Assert.Equal((3, 1), (tally[stage.Notes[0]], tally[stage.Group]));
    }

    [Fact]
    public async Task While_a_voting_is_secret_no_foreign_dot_leaves_the_server_and_afterwards_nobody_knows_whose_it_was()
    {
        await using var stage = await VoteStage.SetAsync();
        var voting = await stage.AddAsync(("secrecy", "until_closed"));
        await using var jule = await stage.MemberAsync();
        await using var malte = await stage.MemberAsync();
        var before = (await malte.OpenAsync()).GetProperty("seq").GetInt64();
        var target = stage.Notes[2];

        await jule.MustAsync(Vote("vote.cast", voting, target));
        await VoteStage.ToldAsync(malte, voting, tally => tally.GetProperty("voters").GetInt64() == 1);

        foreach (var client in new[] { malte, stage.Lead })
        {
            Assert.DoesNotContain(client.Applied, op => op.GetProperty("type").GetString()!.StartsWith("vote.", StringComparison.Ordinal));
            Assert.DoesNotContain(client.Tallies, tally => tally.ToString().Contains(target, StringComparison.Ordinal));
            Assert.Empty(client.Ballots);
            Assert.DoesNotContain(target, (await VoteStage.VotingAsync(client, voting)).ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(target, (await client.OpenAsync(before)).ToString(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(target, (await stage.ApiAsync(malte)).GetProperty("votings").ToString(), StringComparison.Ordinal);
        Assert.Contains(target, (await VoteStage.VotingAsync(jule, voting)).GetProperty("own").ToString(), StringComparison.Ordinal);

        await stage.Lead.MustAsync(Ops.Of("voting.set", voting, ("status", "closed")));

        await VoteStage.ToldAsync(malte, voting, tally => tally.TryGetProperty("dots", out var dots) && dots.ToString().Contains(target, StringComparison.Ordinal));
        await stage.RecountAsync(voting, 1);
        var person = (await jule.OpenAsync()).GetProperty("you").GetProperty("id").GetString();
        Assert.DoesNotContain(await stage.LogAsync(), vote => vote.VoterId == person);
    }

    [Fact]
    public async Task Deleting_a_note_gives_its_dots_back_and_restoring_it_brings_only_the_note()
    {
        await using var stage = await VoteStage.SetAsync();
        var voting = await stage.AddAsync(("budget", 2));
        await using var jule = await stage.MemberAsync();
        await jule.MustAsync(Vote("vote.cast", voting, stage.Notes[0], ("dots", 2)));

        await stage.Lead.MustAsync(Ops.Of("note.delete", stage.Notes[0]));

        await Until.TrueAsync(() => jule.Ballots.Any(ballot => ballot.GetProperty("votings")[0].GetProperty("own").GetArrayLength() == 0), "the dots to come back");
        Assert.Equal("deleted", await jule.RefusedAsync(Vote("vote.cast", voting, stage.Notes[0])));
        await jule.MustAsync(Vote("vote.cast", voting, stage.Notes[1], ("dots", 2)));
        await stage.Lead.MustAsync(Ops.Of("note.restore", stage.Notes[0]));
        var tally = await stage.RecountAsync(voting, 2);
        Assert.False(tally.ContainsKey(stage.Notes[0]));
    }

    [Fact]
    public async Task Whoever_moderates_enters_dots_for_the_seats_in_the_room_and_not_one_more()
    {
        await using var stage = await VoteStage.SetAsync();
        var voting = await stage.AddAsync(("budget", 3), ("seats", 4));
        await using var member = await stage.MemberAsync();

        Assert.Equal("forbidden", await member.RefusedAsync(Vote("vote.cast", voting, stage.Notes[0], ("from", "room"))));
        await stage.Lead.MustAsync(Vote("vote.cast", voting, stage.Notes[0], ("from", "room"), ("dots", 12)));
        Assert.Equal("vote_budget", await stage.Lead.RefusedAsync(Vote("vote.cast", voting, stage.Notes[1], ("from", "room"))));
        await stage.Lead.MustAsync(Vote("vote.withdraw", voting, stage.Notes[0], ("from", "room"), ("dots", 2)));

        var seen = await VoteStage.VotingAsync(member, voting);
        Assert.Equal((0, 10), (seen.GetProperty("voters").GetInt32(), seen.GetProperty("room").GetInt32()));
        Assert.False(seen.TryGetProperty("fromRoom", out _));
        var lead = (await stage.Lead.OpenAsync()).GetProperty("you").GetProperty("id").GetString();
        Assert.All(await stage.LogAsync(), vote => Assert.Equal((DotsOf.Room, lead), (vote.VoterId, vote.EnteredBy)));
        await stage.RecountAsync(voting, 10);
    }

    [Fact]
    public async Task A_vote_sent_again_counts_once_even_after_a_restart()
    {
        await using var stage = await VoteStage.SetAsync();
        var voting = await stage.AddAsync();
        await using (var jule = await stage.MemberAsync())
        {
            var vote = Vote("vote.cast", voting, stage.Notes[0]);
            var first = await jule.MustAsync(vote);
            await stage.Lead.MustAsync(Ops.Note(Ids.New()));
            Assert.Equal(first, await jule.MustAsync(vote));
            await stage.App.RestartAsync();
            await using var again = await BoardClient.OpenAsync(stage.App, stage.TokenOf(jule), stage.Board);
            Assert.Equal(first, await again.MustAsync(vote));
            vote["target"] = stage.Notes[1];
            Assert.Equal("op_id_reused", await again.RefusedAsync(vote));
        }

        await stage.RecountAsync(voting, 1);
    }

    [Fact]
    public async Task A_vote_counted_on_another_node_is_told_here()
    {
        await using var stage = await VoteStage.SetAsync();
        var voting = await stage.AddAsync();
        await using var other = await stage.App.JoinAsync();
        await using var jule = await stage.MemberAsync();
        await using var there = await BoardClient.OpenAsync(other, stage.TokenOf(jule), stage.Board);

        await there.MustAsync(Vote("vote.cast", voting, stage.Notes[0]));

        await VoteStage.ToldAsync(stage.Lead, voting, tally => tally.GetProperty("dots").GetArrayLength() == 1);
        await Until.TrueAsync(() => !jule.Ballots.IsEmpty, "the own dot of the other node");
    }

    [Fact]
    public async Task Guests_with_notes_vote_readers_do_not_and_only_the_moderation_opens_a_voting()
    {
        await using var stage = await VoteStage.SetAsync();
        var voting = await stage.AddAsync();
        await using var guest = await stage.App.GuestAsync(stage.Board, "notes");
        await using var member = await stage.MemberAsync();

        await guest.MustAsync(Vote("vote.cast", voting, stage.Notes[0]));

        Assert.Equal("forbidden", await member.RefusedAsync(Ops.Of("voting.add", Ids.New(), ("title", "Meine"))));
        Assert.Equal("forbidden", await member.RefusedAsync(Ops.Of("voting.set", voting, ("status", "closed"))));
        await using var reader = await stage.App.GuestAsync(stage.Board, "read");
        await Assert.ThrowsAsync<Microsoft.AspNetCore.SignalR.HubException>(() => reader.ApplyAsync(Vote("vote.cast", voting, stage.Notes[0])));
    }

    [Fact]
    public async Task Malformed_votes_and_votings_are_refused_each_with_its_code()
    {
        await using var stage = await VoteStage.SetAsync();
        var voting = await stage.AddAsync(("targets", "notes"));
        var frame = Ids.New();
        await stage.Lead.MustAsync(Ops.Of("frame.add", frame, ("x", 0), ("y", 0)));

        foreach (var (code, op) in new[]
        {
            ("invalid", Vote("vote.cast", voting, stage.Notes[0], ("dots", 0))),
            ("invalid", Vote("vote.cast", voting, stage.Notes[0], ("dots", 1.5))),
            ("invalid", Vote("vote.cast", voting, stage.Notes[0], ("dots", -1))),
            ("invalid", Vote("vote.cast", voting, stage.Notes[0], ("dots", 501))),
            ("invalid", Vote("vote.cast", voting, stage.Notes[0], ("voter", Ids.New()))),
            ("invalid", Vote("vote.cast", voting, "x")),
            ("invalid", Ops.Of("vote.cast", voting)),
            ("invalid", Vote("vote.cast", voting, stage.Notes[0], ("from", "elsewhere"))),
            ("not_found", Vote("vote.cast", voting, Ids.New())),
            ("not_found", Vote("vote.cast", voting, frame)),
            ("not_found", Vote("vote.cast", voting, stage.Group)),
            ("not_found", Vote("vote.cast", Ids.New(), stage.Notes[0])),
            ("not_found", Vote("vote.withdraw", voting, stage.Notes[0])),
            ("invalid", Ops.Of("voting.add", Ids.New(), ("budget", 0))),
            ("invalid", Ops.Of("voting.add", Ids.New(), ("secrecy", "never"))),
            ("too_large", Ops.Of("voting.add", Ids.New(), ("title", new string('a', 201)))),
            ("invalid", Ops.Of("voting.add", stage.Notes[0])),
            ("invalid", Ops.Of("voting.set", voting, ("secrecy", "open"))),
            ("not_found", Ops.Of("voting.set", Ids.New(), ("title", "x"))),
        })
        {
            Assert.Equal(code, await stage.Lead.RefusedAsync(op));
        }

        await stage.RecountAsync(voting, 0);
    }

    [Fact]
    public async Task Votings_survive_folding_into_a_snapshot_and_a_restart()
    {
        await using var stage = await VoteStage.SetAsync();
        var voting = await stage.AddAsync(("title", "Was zuerst?"), ("secrecy", "until_closed"), ("seats", 2));
        var room = stage.App.Services.GetRequiredService<Fachgruppe.Boards.Live.Rooms>().Of(stage.Board);
        await stage.App.Services.GetRequiredService<Fachgruppe.Boards.Journal.Snapshots>().SaveAsync(stage.Board, room.State);

        await stage.App.RestartAsync();

        await using var again = await BoardClient.OpenAsync(stage.App, stage.LeadToken, stage.Board);
        var seen = await VoteStage.VotingAsync(again, voting);
        Assert.Equal(
            ("Was zuerst?", "until_closed", 2, "open"),
            (seen.GetProperty("title").GetString(), seen.GetProperty("secrecy").GetString(), seen.GetProperty("seats").GetInt32(), seen.GetProperty("status").GetString()));
    }

    private static Dictionary<string, object?> Vote(string type, string voting, string target, params (string Name, object? Value)[] fields)
        => Ops.Of(type, voting, [("target", target), .. fields]);

    private static class DotsOf
    {
        public const string Room = "room";
    }
}
