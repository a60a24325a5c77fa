using System.Net;
using Fachgruppe.Tests.Identity.Support;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;

namespace Fachgruppe.Tests.Identity;

/// <summary>Signing out on a client's wish (OpenID Connect RP-Initiated Logout 1.0).</summary>
public sealed class EndSessionTests(StageFixture fixture) : IClassFixture<StageFixture>
{
    private ProviderStage Stage => fixture.Stage;

    [Fact]
    public async Task With_an_id_token_of_this_session_nobody_is_asked()
    {
        using var person = await WebUser.MemberAsync(Stage.App);

        using var answer = await OpenAsync(person, await HintAsync(person));

        Assert.Equal(ProviderStage.Redirect + "?state=ende", answer.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await person.OpenAsync("/konto")).Status);
    }

    [Fact]
    public async Task Without_one_a_link_signs_nobody_out()
    {
        using var person = await WebUser.MemberAsync(Stage.App);

        using var answer = await OpenAsync(person, null);

        Assert.Contains("Abmelden?", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("form-action 'self' http://127.0.0.1:9;", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await person.OpenAsync("/konto")).Status);
    }

    [Fact]
    public async Task The_id_token_of_somebody_else_signs_nobody_out()
    {
        using var person = await WebUser.MemberAsync(Stage.App);

        using var answer = await OpenAsync(person, await HintAsync(fixture.Person));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await person.OpenAsync("/konto")).Status);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("none")]
    [InlineData("tampered")]
    [InlineData("access")]
    public async Task An_id_token_that_is_none_signs_nobody_out(string kind)
    {
        using var person = await WebUser.MemberAsync(Stage.App);
        var hint = await HintAsync(person);
        var parts = hint.Split('.');
        var wrong = kind switch
        {
            "none" => $"{WebEncoders.Base64UrlEncode("{\"alg\":\"none\"}"u8)}.{parts[1]}.",
            "tampered" => $"{parts[0]}.{parts[1]}.{(parts[2][0] == 'A' ? 'B' : 'A')}{parts[2][1..]}",
            "access" => (await Stage.TokensAsync(person)).GetProperty("access_token").GetString(),
            _ => kind,
        };

        using var answer = await OpenAsync(person, wrong);

        Assert.Null(answer.Headers.Location);
        Assert.Equal(HttpStatusCode.OK, (await person.OpenAsync("/konto")).Status);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData(ProviderStage.Redirect + "/")]
    [InlineData(ProviderStage.Redirect + "?more=1")]
    [InlineData("//evil.example")]
    public async Task An_address_that_is_not_registered_is_not_gone_to(string address)
    {
        using var person = await WebUser.MemberAsync(Stage.App);

        using var answer = await OpenAsync(person, await HintAsync(person), address);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
        Assert.Equal(HttpStatusCode.OK, (await person.OpenAsync("/konto")).Status);
    }

    [Fact]
    public async Task A_button_signs_out_and_wants_the_token_of_its_form()
    {
        using var person = await WebUser.MemberAsync(Stage.App);
        (string, string)[] fields = [("client_id", "web"), ("post_logout_redirect_uri", ProviderStage.Redirect), ("decision", "leave")];

        using var forged = await person.PostWithAsync(null, "/connect/endsession", fields);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await person.OpenAsync("/konto")).Status);

        using var answer = await person.PostAsync("/connect/endsession", "/connect/endsession", fields);
        Assert.Equal(ProviderStage.Redirect, answer.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await person.OpenAsync("/konto")).Status);
    }

    private static Task<HttpResponseMessage> OpenAsync(WebUser person, string? hint, string address = ProviderStage.Redirect)
    {
        var fields = new Dictionary<string, string?> { ["client_id"] = "web", ["id_token_hint"] = hint, ["post_logout_redirect_uri"] = address, ["state"] = "ende" };
        var link = QueryHelpers.AddQueryString("/connect/endsession", fields.Where(field => field.Value is not null).ToDictionary());
        return person.Client.GetAsync(link, TestContext.Current.CancellationToken);
    }

    private async Task<string> HintAsync(WebUser person) => (await Stage.TokensAsync(person)).GetProperty("id_token").GetString()!;
}
