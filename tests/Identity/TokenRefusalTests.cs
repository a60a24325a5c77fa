using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Fachgruppe.Tests.Identity.Support;

namespace Fachgruppe.Tests.Identity;

/// <summary>What the token endpoint refuses, with the errors of RFC 6749, 5.2 and RFC 7636, 4.6.</summary>
public sealed class TokenRefusalTests(StageFixture fixture) : IClassFixture<StageFixture>
{
    private ProviderStage Stage => fixture.Stage;

    [Theory]
    [InlineData("code_verifier", "falsch-falsch-falsch-falsch-falsch-falsch-falsch", "invalid_grant")]
    [InlineData("code_verifier", "", "invalid_request")]
    [InlineData("redirect_uri", ProviderStage.Redirect + "/", "invalid_grant")]
    [InlineData("redirect_uri", "", "invalid_request")]
    [InlineData("code", "garbage", "invalid_grant")]
    [InlineData("code", "", "invalid_request")]
    [InlineData("grant_type", "", "invalid_request")]
    [InlineData("grant_type", "password", "unsupported_grant_type")]
    [InlineData("grant_type", "implicit", "unsupported_grant_type")]
    [InlineData("grant_type", "urn:ietf:params:oauth:grant-type:device_code", "unsupported_grant_type")]
    [InlineData("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange", "unsupported_grant_type")]
    [InlineData("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "unsupported_grant_type")]
    [InlineData("grant_type", "Authorization_Code", "unsupported_grant_type")]
    [InlineData("grant_type", "refresh_token", "invalid_request")]
    public async Task A_code_is_redeemed_as_it_was_asked_for_or_not_at_all(string name, string value, string error)
    {
        var (status, body) = await Stage.CodeForTokensAsync(await ProviderStage.CodeAsync(fixture.Person), (name, value));

        AssertRefused(status, body, error);
    }

    [Theory]
    [InlineData("other")]
    [InlineData("phone")]
    public async Task A_code_of_another_client_is_worth_nothing(string client)
    {
        var code = await ProviderStage.CodeAsync(fixture.Person, ("client_id", client), ("scope", "openid"));

        var (status, body) = await Stage.CodeForTokensAsync(code);

        AssertRefused(status, body, "invalid_grant");
    }

    [Fact]
    public async Task A_code_that_comes_twice_ends_what_the_first_got()
    {
        var code = await ProviderStage.CodeAsync(fixture.Person);
        var tokens = (await Stage.CodeForTokensAsync(code)).Body;
        Assert.True(await Stage.IsActiveAsync(Access(tokens)));

        var (status, body) = await Stage.CodeForTokensAsync(code);

        AssertRefused(status, body, "invalid_grant");
        Assert.False(await Stage.IsActiveAsync(Access(tokens)));
        AssertRefused(await Stage.RefreshAsync(Refresh(tokens)), "invalid_grant");
    }

    [Fact]
    public async Task An_old_refresh_token_ends_the_family()
    {
        var first = await Stage.TokensAsync(fixture.Person);
        var second = (await Stage.RefreshAsync(Refresh(first))).Body;
        Assert.True(await Stage.IsActiveAsync(Access(second)));

        AssertRefused(await Stage.RefreshAsync(Refresh(first)), "invalid_grant");

        Assert.False(await Stage.IsActiveAsync(Access(second)));
        AssertRefused(await Stage.RefreshAsync(Refresh(second)), "invalid_grant");
    }

    [Fact]
    public async Task Another_sign_in_of_the_same_person_outlives_a_family_that_ended()
    {
        var (stolen, kept) = (await Stage.TokensAsync(fixture.Person), await Stage.TokensAsync(fixture.Person));
        await Stage.RefreshAsync(Refresh(stolen));
        await Stage.RefreshAsync(Refresh(stolen));

        Assert.True(await Stage.IsActiveAsync(Access(kept)));
        Assert.Equal(HttpStatusCode.OK, (await Stage.RefreshAsync(Refresh(kept))).Status);
    }

    [Theory]
    [InlineData("openid all", "invalid_scope")]
    [InlineData("openid profile email offline_access boards.read boards.write all", "invalid_scope")]
    [InlineData("nonsense", "invalid_scope")]
    public async Task Refreshing_never_widens(string scope, string error)
    {
        var tokens = await Stage.TokensAsync(fixture.Person, ("scope", "openid offline_access boards.read"));

        AssertRefused(await Stage.RefreshAsync(Refresh(tokens), ("scope", scope)), error);
    }

    [Fact]
    public async Task Refreshing_may_narrow_the_access_token_alone()
    {
        var tokens = await Stage.TokensAsync(fixture.Person);

        var narrow = (await Stage.RefreshAsync(Refresh(tokens), ("scope", "openid"))).Body;

        Assert.Equal("openid", (await Stage.PostAsync("introspect", [("token", Access(narrow))])).Body.GetProperty("scope").GetString());
        var wide = (await Stage.RefreshAsync(Refresh(narrow))).Body;
        Assert.Contains("boards.write", (await Stage.PostAsync("introspect", [("token", Access(wide))])).Body.GetProperty("scope").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_token_of_another_client_is_worth_nothing()
    {
        var tokens = await Stage.TokensAsync(fixture.Person);

        var answer = await Stage.PostAsync("token", [("grant_type", "refresh_token"), ("refresh_token", Refresh(tokens)), ("client_id", "phone")], null, null);

        AssertRefused(answer, "invalid_grant");
    }

    [Theory]
    [InlineData("access_token")]
    [InlineData("id_token")]
    public async Task Another_kind_of_token_refreshes_nothing(string kind) =>
        AssertRefused(await Stage.RefreshAsync((await Stage.TokensAsync(fixture.Person)).GetProperty(kind).GetString()!), "invalid_grant");

    [Fact]
    public async Task Without_offline_access_there_is_no_refresh_token() =>
        Assert.False((await Stage.TokensAsync(fixture.Person, ("scope", "openid"))).TryGetProperty("refresh_token", out _));

    [Theory]
    [InlineData("web", "wrong")]
    [InlineData("web", "")]
    [InlineData("web", null)]
    [InlineData("unknown", "wrong")]
    [InlineData("phone", "made-up")]
    public async Task A_client_that_cannot_show_who_it_is_is_refused(string client, string? secret)
    {
        var answer = await Stage.PostAsync("token", [("grant_type", "client_credentials"), ("client_id", client)], client, secret);

        Assert.Contains(answer.Body.GetProperty("error").GetString(), (string[])["invalid_client", "invalid_request", "unauthorized_client"]);
        Assert.Contains(answer.Status, (HttpStatusCode[])[HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest]);
        Assert.False(answer.Body.TryGetProperty("access_token", out _));
    }

    [Fact]
    public async Task A_client_that_was_switched_off_is_unknown()
    {
        var secret = await Stage.ClientAsync("gone", false, "boards.read");
        (string, string)[] wish = [("grant_type", "client_credentials"), ("scope", "boards.read")];
        var token = Access((await Stage.PostAsync("token", wish, "gone", secret)).Body);
        await Stage.SwitchOffAsync("gone");

        AssertRefused(await Stage.PostAsync("token", wish, "gone", secret), "invalid_client", HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.Unauthorized, await Stage.ReadBoardsAsync(token));
    }

    [Theory]
    [InlineData("boards.write")]
    [InlineData("all")]
    [InlineData("openid")]
    [InlineData("boards.read profile")]
    [InlineData("offline_access")]
    [InlineData("nonsense")]
    public async Task A_client_that_acts_for_itself_only_reads(string scope) =>
        AssertRefused(await Stage.PostAsync("token", [("grant_type", "client_credentials"), ("scope", scope)]), "invalid_scope");

    [Fact]
    public async Task A_public_client_cannot_act_for_itself()
    {
        var answer = await Stage.PostAsync("token", [("grant_type", "client_credentials"), ("client_id", "phone")], null, null);

        Assert.Contains(answer.Body.GetProperty("error").GetString(), (string[])["unauthorized_client", "invalid_client", "invalid_request"]);
    }

    [Fact]
    public async Task A_secret_in_the_address_counts_for_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/connect/token?client_id=web&client_secret={Stage.Secret}&grant_type=client_credentials");
        request.Content = new FormUrlEncodedContent([]);

        AssertRefused(await Stage.SendAsync(request), "invalid_request");
    }

    [Fact]
    public async Task A_link_gets_no_token()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/connect/token?client_id=web&client_secret={Stage.Secret}&grant_type=client_credentials");

        AssertRefused(await Stage.SendAsync(request), "invalid_request");
    }

    [Fact]
    public async Task Json_is_no_token_request()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/token");
        request.Content = JsonContent.Create(new { grant_type = "client_credentials", client_id = "web", client_secret = Stage.Secret });

        AssertRefused(await Stage.SendAsync(request), "invalid_request");
    }

    [Theory]
    [InlineData("grant_type=client_credentials&grant_type=client_credentials")]
    [InlineData("grant_type=client_credentials&scope=boards.read&scope=boards.read")]
    public async Task A_parameter_that_stands_twice_is_refused(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/token");
        request.Content = new StringContent($"{body}&client_id=web&client_secret={Stage.Secret}", null, "application/x-www-form-urlencoded");

        AssertRefused(await Stage.SendAsync(request), "invalid_request");
    }

    [Fact]
    public async Task A_secret_may_be_shown_in_one_way_only() => AssertRefused(
        await Stage.PostAsync("token", [("grant_type", "client_credentials"), ("client_id", "web"), ("client_secret", Stage.Secret)]), "invalid_request");

    private static string Access(JsonElement tokens) => tokens.GetProperty("access_token").GetString()!;

    private static string Refresh(JsonElement tokens) => tokens.GetProperty("refresh_token").GetString()!;

    private static void AssertRefused((HttpStatusCode Status, JsonElement Body) answer, string error, HttpStatusCode status = HttpStatusCode.BadRequest) =>
        Assert.Equal((status, error), (answer.Status, answer.Body.GetProperty("error").GetString()));

    private static void AssertRefused(HttpStatusCode status, JsonElement body, string error) => AssertRefused((status, body), error);
}
