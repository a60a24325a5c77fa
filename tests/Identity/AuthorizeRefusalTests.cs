using System.Net;
using Fachgruppe.Tests.Identity.Support;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Identity;

/// <summary>What the authorization endpoint refuses, and where it says so (RFC 6749, 4.1.2.1; RFC 7636; RFC 9126).</summary>
public sealed class AuthorizeRefusalTests(StageFixture fixture) : IClassFixture<StageFixture>
{
    [Theory]
    [InlineData(ProviderStage.Redirect + "/")]
    [InlineData("http://127.0.0.1:9/x/../cb")]
    [InlineData("http://127.0.0.1:9/cb/../cb")]
    [InlineData("http://127.0.0.1:9/CB")]
    [InlineData("HTTP://127.0.0.1:9/cb")]
    [InlineData(ProviderStage.Redirect + "?more=1")]
    [InlineData(ProviderStage.Redirect + "#fragment")]
    [InlineData(ProviderStage.Redirect + "#")]
    [InlineData(ProviderStage.Redirect + "2")]
    [InlineData("http://127.0.0.1:90/cb")]
    [InlineData("http://localhost:9/cb")]
    [InlineData("https://127.0.0.1:9/cb")]
    [InlineData("http://127.0.0.1:9/%63b")]
    [InlineData("http://user@127.0.0.1:9/cb")]
    [InlineData("http://127.0.0.1:9@evil.example/cb")]
    [InlineData("http://127.0.0.1:9\\@evil.example/cb")]
    [InlineData("https://evil.example/?http://127.0.0.1:9/cb")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/cb")]
    [InlineData("")]
    [InlineData(null)]
    public async Task An_address_that_is_not_registered_letter_by_letter_gets_nothing(string? redirect) =>
        await AssertNotSentAsync(ProviderStage.Link(("redirect_uri", redirect)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("unknown")]
    [InlineData("WEB")]
    [InlineData("web ")]
    public async Task An_unknown_client_gets_nothing(string? client) => await AssertNotSentAsync(ProviderStage.Link(("client_id", client)));

    [Fact]
    public async Task A_client_that_was_switched_off_gets_nothing()
    {
        await fixture.Stage.ClientAsync("off", false, "openid");
        await fixture.Stage.SwitchOffAsync("off");

        await AssertNotSentAsync(ProviderStage.Link(("client_id", "off"), ("scope", "openid")));
    }

    [Theory]
    [InlineData("code_challenge", null, "invalid_request")]
    [InlineData("code_challenge", "", "invalid_request")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("code_challenge_method", null, "invalid_request")]
    [InlineData("code_challenge_method", "s256", "invalid_request")]
    [InlineData("code_challenge_method", "S512", "invalid_request")]
    [InlineData("response_type", null, "invalid_request")]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("response_type", "id_token", "unsupported_response_type")]
    [InlineData("response_type", "id_token token", "unsupported_response_type")]
    [InlineData("response_type", "code id_token", "unsupported_response_type")]
    [InlineData("response_type", "code token", "unsupported_response_type")]
    [InlineData("response_type", "none", "unsupported_response_type")]
    [InlineData("response_type", "Code", "unsupported_response_type")]
    [InlineData("response_mode", "fragment", "invalid_request")]
    [InlineData("response_mode", "form_post", "invalid_request")]
    [InlineData("response_mode", "query.jwt", "invalid_request")]
    [InlineData("scope", "openid boards.delete", "invalid_scope")]
    [InlineData("scope", "openid admin", "invalid_scope")]
    [InlineData("scope", "openid ALL", "invalid_scope")]
    [InlineData("scope", "openid all", "invalid_scope")]
    [InlineData("prompt", "none login", "invalid_request")]
    [InlineData("prompt", "none consent", "invalid_request")]
    [InlineData("prompt", "create", "invalid_request")]
    [InlineData("request", "eyJhbGciOiJub25lIn0.e30.", "request_not_supported")]
    public async Task A_request_that_is_weaker_or_wider_is_refused_with_its_error(string name, string? value, string error)
    {
        var answer = await ProviderStage.AgreeAsync(fixture.Person, ProviderStage.Link((name, value)));

        Assert.Equal((error, "zustand", fixture.Stage.App.Address.ToString().TrimEnd('/')), (answer["error"], answer["state"], answer["iss"]));
        Assert.DoesNotContain("code", answer.Keys);
    }

    [Theory]
    [InlineData("client_id", "web")]
    [InlineData("redirect_uri", ProviderStage.Redirect)]
    [InlineData("state", "zustand")]
    [InlineData("scope", "openid")]
    [InlineData("code_challenge", "x")]
    public async Task A_parameter_that_stands_twice_is_refused(string name, string value) =>
        await AssertNoCodeAsync(ProviderStage.Link() + $"&{name}={Uri.EscapeDataString(value)}");

    [Fact]
    public async Task A_scope_that_the_client_was_not_given_is_refused() => Assert.Equal(
        "invalid_scope", (await ProviderStage.AgreeAsync(fixture.Person, ProviderStage.Link(("client_id", "narrow"), ("scope", "openid email"))))["error"]);

    [Fact]
    public async Task Without_a_session_nothing_can_be_answered_silently()
    {
        using var visitor = WebUser.Visitor(fixture.Stage.App);

        Assert.Equal("login_required", (await ProviderStage.AgreeAsync(visitor, ProviderStage.Link(("prompt", "none"))))["error"]);
    }

    [Fact]
    public async Task Without_a_consent_nothing_can_be_answered_silently() => Assert.Equal(
        "consent_required", (await ProviderStage.AgreeAsync(fixture.Other, ProviderStage.Link(("prompt", "none"))))["error"]);

    [Fact]
    public async Task Somebody_else_than_the_client_expects_is_not_answered_silently()
    {
        var hint = (await fixture.Stage.TokensAsync(fixture.Person)).GetProperty("id_token").GetString();

        var answer = await ProviderStage.AgreeAsync(fixture.Other, ProviderStage.Link(("prompt", "none"), ("id_token_hint", hint)));

        Assert.Equal("login_required", answer["error"]);
    }

    [Fact]
    public async Task Who_declines_sends_the_client_away() =>
        Assert.Equal("access_denied", (await ProviderStage.AgreeAsync(fixture.Other, ProviderStage.Link(), "deny"))["error"]);

    [Fact]
    public async Task A_decision_without_the_token_of_the_form_decides_nothing()
    {
        var fields = ProviderStage.Parameters(ProviderStage.Link()).Select(pair => (pair.Key, pair.Value));

        using var answer = await fixture.Other.PostWithAsync(null, "/connect/authorize", [.. fields, ("decision", "allow")]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("code_challenge", "", "invalid_request")]
    [InlineData("redirect_uri", "http://127.0.0.1:9/other", "invalid_request")]
    [InlineData("request_uri", "urn:ietf:params:oauth:request_uri:x", "invalid_request")]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("scope", "nonsense", "invalid_scope")]
    public async Task A_pushed_request_is_looked_at_as_strictly(string name, string value, string error)
    {
        var fields = ProviderStage.Parameters(ProviderStage.Link((name, value))).Select(pair => (pair.Key, pair.Value));

        var (status, body) = await fixture.Stage.PostAsync("par", [.. fields]);

        Assert.Equal((HttpStatusCode.BadRequest, error), (status, body.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task A_pushed_request_serves_its_own_client_once()
    {
        var fields = ProviderStage.Parameters(ProviderStage.Link()).Select(pair => (pair.Key, pair.Value));
        var pushed = (await fixture.Stage.PostAsync("par", [.. fields])).Body.GetProperty("request_uri").GetString()!;
        var link = $"/connect/authorize?request_uri={Uri.EscapeDataString(pushed)}&client_id=";

        await AssertNoCodeAsync(link + "other");
        Assert.Contains("code", (await ProviderStage.AgreeAsync(fixture.Person, link + "web")).Keys);
        await AssertNoCodeAsync(link + "web");
        await AssertNoCodeAsync(link.Replace(Uri.EscapeDataString(pushed), Uri.EscapeDataString("https://evil.example/request"), StringComparison.Ordinal) + "web");
    }

    private async Task AssertNotSentAsync(string link)
    {
        using var answer = await fixture.Person.Client.GetAsync(link, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
        Assert.Contains("Diese Anfrage geht nicht", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task AssertNoCodeAsync(string link)
    {
        using var answer = await fixture.Person.Client.GetAsync(link, TestContext.Current.CancellationToken);

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("code=", answer.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
    }
}
