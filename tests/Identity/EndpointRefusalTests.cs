using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Fachgruppe.Tests.Identity.Support;
using Microsoft.AspNetCore.WebUtilities;

namespace Fachgruppe.Tests.Identity;

/// <summary>What userinfo, introspection and revocation refuse (RFC 6750, RFC 7662, RFC 7009).</summary>
public sealed class EndpointRefusalTests(StageFixture fixture) : IClassFixture<StageFixture>
{
    private ProviderStage Stage => fixture.Stage;

    [Fact]
    public async Task Userinfo_wants_a_token()
    {
        using var answer = await Stage.Http.GetAsync("/connect/userinfo", TestContext.Current.CancellationToken);

        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest]);
        Assert.StartsWith("Bearer", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Userinfo_takes_no_token_from_the_address()
    {
        var token = Access(await Stage.TokensAsync(fixture.Person));

        using var answer = await Stage.Http.GetAsync($"/connect/userinfo?access_token={token}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("invalid_request", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("boards.read", HttpStatusCode.Forbidden)]
    [InlineData("openid", HttpStatusCode.OK)]
    public async Task Userinfo_wants_the_scope_openid(string scope, HttpStatusCode status)
    {
        var (answered, body) = await Stage.UserInfoAsync(Access(await Stage.TokensAsync(fixture.Person, ("scope", scope))));

        Assert.Equal(status, answered);
        Assert.False(body.TryGetProperty("name", out _) || body.TryGetProperty("email", out _));
    }

    [Theory]
    [InlineData("profile", true, false)]
    [InlineData("email", false, true)]
    public async Task Userinfo_says_as_much_as_the_scopes_do(string scope, bool name, bool email)
    {
        var body = (await Stage.UserInfoAsync(Access(await Stage.TokensAsync(fixture.Person, ("scope", "openid " + scope))))).Body;

        Assert.Equal((name, email), (body.TryGetProperty("name", out _), body.TryGetProperty("email", out _)));
    }

    [Theory]
    [InlineData("id_token")]
    [InlineData("refresh_token")]
    public async Task Another_kind_of_token_opens_nothing(string kind)
    {
        var token = (await Stage.TokensAsync(fixture.Person)).GetProperty(kind).GetString()!;

        Assert.Equal(HttpStatusCode.Unauthorized, (await Stage.UserInfoAsync(token)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, await Stage.ReadBoardsAsync(token));
    }

    [Theory]
    [InlineData("{\"alg\":\"none\"}", "{}")]
    [InlineData("{\"alg\":\"none\",\"typ\":\"at+jwt\"}", "{\"sub\":\"x\",\"iss\":\"$\",\"scope\":\"all\",\"exp\":9999999999}")]
    [InlineData("{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}", "{\"sub\":\"x\",\"iss\":\"$\",\"scope\":\"all\",\"exp\":9999999999}")]
    [InlineData("{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}", "{\"sub\":\"x\",\"iss\":\"https://elsewhere.example.org\",\"scope\":\"all\",\"exp\":9999999999}")]
    public async Task A_token_that_somebody_wrote_opens_nothing(string header, string payload)
    {
        var issuer = Stage.App.Address.ToString().TrimEnd('/');
        var token = $"{Encode(header)}.{Encode(payload.Replace("$", issuer, StringComparison.Ordinal))}.{(header.Contains("none", StringComparison.Ordinal) ? "" : Encode("signature"))}";

        Assert.Equal(HttpStatusCode.Unauthorized, (await Stage.UserInfoAsync(token)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, await Stage.ReadBoardsAsync(token));
    }

    [Fact]
    public async Task A_client_that_acts_for_itself_is_nobody()
    {
        var token = Access((await Stage.PostAsync("token", [("grant_type", "client_credentials"), ("scope", "boards.read")])).Body);

        Assert.Equal(HttpStatusCode.Forbidden, (await Stage.UserInfoAsync(token)).Status);
        Assert.Equal(HttpStatusCode.OK, await Stage.ReadBoardsAsync(token));
    }

    [Fact]
    public async Task A_token_is_active_for_its_own_client_alone()
    {
        var secret = await Stage.ClientAsync("stranger", false, "openid");
        var token = Access(await Stage.TokensAsync(fixture.Person));

        var foreign = await Stage.PostAsync("introspect", [("token", token)], "stranger", secret);

        Assert.False(foreign.Body.TryGetProperty("active", out var active) && active.GetBoolean());
        Assert.False(foreign.Body.TryGetProperty("sub", out _));
        Assert.True(await Stage.IsActiveAsync(token));
    }

    [Theory]
    [InlineData("web", "wrong", "token", "invalid_client")]
    [InlineData("web", null, "token", "invalid_client")]
    [InlineData("phone", null, "token", "unauthorized_client")]
    [InlineData("web", "*", "", "invalid_request")]
    public async Task Only_a_client_that_shows_who_it_is_may_ask_about_tokens(string client, string? secret, string token, string error)
    {
        var real = token.Length == 0 ? "" : Access(await Stage.TokensAsync(fixture.Person));

        var answer = await Stage.PostAsync("introspect", [("token", real), ("client_id", client)], client, secret == "*" ? Stage.Secret : secret);

        Assert.Equal(error, answer.Body.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task An_unknown_token_is_inactive(string token) => Assert.False(await Stage.IsActiveAsync(token));

    [Theory]
    [InlineData("introspect")]
    [InlineData("revoke")]
    public async Task A_link_asks_and_gives_back_nothing(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/connect/{address}?token=x");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"web:{Stage.Secret}")));

        var (status, body) = await Stage.SendAsync(request);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), (status, body.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task A_stranger_cannot_give_back_what_is_not_its_own()
    {
        var secret = await Stage.ClientAsync("thief", false, "openid");
        var token = Access(await Stage.TokensAsync(fixture.Person));

        await Stage.PostAsync("revoke", [("token", token)], "thief", secret);

        Assert.True(await Stage.IsActiveAsync(token));
    }

    [Theory]
    [InlineData("web", "wrong", "invalid_client")]
    [InlineData("web", null, "invalid_client")]
    [InlineData("unknown", "wrong", "invalid_client")]
    public async Task Only_a_client_that_shows_who_it_is_may_give_tokens_back(string client, string? secret, string error)
    {
        var token = Access(await Stage.TokensAsync(fixture.Person));

        var answer = await Stage.PostAsync("revoke", [("token", token), ("client_id", client)], client, secret);

        Assert.Equal(error, answer.Body.GetProperty("error").GetString());
        Assert.True(await Stage.IsActiveAsync(token));
    }

    [Fact]
    public async Task Giving_back_an_unknown_token_is_fine() =>
        Assert.Equal(HttpStatusCode.OK, (await Stage.PostAsync("revoke", [("token", "unknown")])).Status);

    [Fact]
    public async Task Giving_the_refresh_token_back_ends_the_whole_sign_in()
    {
        var tokens = await Stage.TokensAsync(fixture.Person);

        await Stage.PostAsync("revoke", [("token", tokens.GetProperty("refresh_token").GetString()!)]);

        Assert.False(await Stage.IsActiveAsync(Access(tokens)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Stage.UserInfoAsync(Access(tokens))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, await Stage.ReadBoardsAsync(Access(tokens)));
    }

    private static string Access(JsonElement tokens) => tokens.GetProperty("access_token").GetString()!;

    private static string Encode(string text) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(text));
}
