using System.Net;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Identity.Support;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Identity;

public sealed class RaceTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Of_many_uses_of_one_refresh_token_one_wins_and_then_the_family_ends(DatabaseEngine engine)
    {
        await using var stage = await ProviderStage.StartAsync(engine);
        using var person = await WebUser.MemberAsync(stage.App);
        for (var round = 0; round < 5; round++)
        {
            var token = (await stage.TokensAsync(person)).GetProperty("refresh_token").GetString()!;

            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => stage.RefreshAsync(token)));

            var won = Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK).Body;
            Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer => Assert.Equal("invalid_grant", answer.Body.GetProperty("error").GetString()));
            Assert.False(await stage.IsActiveAsync(won.GetProperty("access_token").GetString()!));
            Assert.Equal("invalid_grant", (await stage.RefreshAsync(won.GetProperty("refresh_token").GetString()!)).Body.GetProperty("error").GetString());
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Of_many_uses_of_one_code_one_wins_and_then_its_tokens_end(DatabaseEngine engine)
    {
        await using var stage = await ProviderStage.StartAsync(engine);
        using var person = await WebUser.MemberAsync(stage.App);
        var code = await ProviderStage.CodeAsync(person);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => stage.CodeForTokensAsync(code)));

        var won = Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK).Body;
        Assert.False(await stage.IsActiveAsync(won.GetProperty("access_token").GetString()!));
    }
}
