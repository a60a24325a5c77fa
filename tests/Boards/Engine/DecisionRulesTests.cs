using Fachgruppe.Boards.Engine.Votings;

namespace Fachgruppe.Tests.Boards.Engine;

public sealed class DecisionRulesTests
{
    [Theory]
    [InlineData("simple", 0, 2, 1, 5, "accepted")]
    [InlineData("simple", 0, 2, 2, 0, "rejected")]
    [InlineData("simple", 0, 0, 0, 0, "not_quorate")]
    [InlineData("simple", 4, 2, 1, 0, "not_quorate")]
    [InlineData("simple", 4, 2, 1, 1, "accepted")]
    [InlineData("absolute", 0, 5, 0, 0, "rejected")]
    [InlineData("absolute", 0, 6, 4, 0, "accepted")]
    [InlineData("two_thirds", 0, 4, 2, 3, "accepted")]
    [InlineData("two_thirds", 0, 3, 2, 0, "rejected")]
    [InlineData("two_thirds", 0, 0, 0, 3, "rejected")]
    public void A_decision_follows_its_rule_and_its_quorum(string rule, int quorum, int yes, int no, int abstain, string result)
    {
        var voting = new Voting("v", "", VotingWords.Decision, 1, 1, "both", VotingWords.Open, 0, true)
        {
            Rule = rule,
            Quorum = quorum,
            Units = [.. Enumerable.Range(0, 10).Select(i => $"unit {i}")],
        };

        Assert.Equal(result, DecisionRules.Result(voting, [yes, no, abstain]));
    }
}
