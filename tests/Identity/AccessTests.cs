using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Dapper;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Identity.Support;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.SignalR;

namespace Fachgruppe.Tests.Identity;

/// <summary>Access tokens at the API and the live wall, and how fast they end.</summary>
public sealed class AccessTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Taking_a_consent_back_closes_the_wall_within_a_second(DatabaseEngine engine)
    {
        await using var stage = await ProviderStage.StartAsync(engine);
        using var person = await WebUser.MemberAsync(stage.App);
        var tokens = await stage.TokensAsync(person);
        var board = await stage.App.BoardAsync();
        await using var wall = await BoardClient.OpenAsync(stage.App, Access(tokens), board);
        await wall.MustAsync(Ops.Note(Ids.New(), "Aus dem Werkzeug"));
        var page = await person.GetAsync("/konto/anwendungen");
        Assert.Contains("Werkzeug web", page, StringComparison.Ordinal);
        var id = page.Split("name=\"id\" value=\"")[1][..36];

        var watch = Stopwatch.StartNew();
        using var answer = await person.PostAsync("/konto/anwendungen", "/konto/anwendungen", ("id", id));
        await wall.Ended.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.True(watch.Elapsed < Second + Second, $"It took {watch.Elapsed}.");
        Assert.Equal(HttpStatusCode.Unauthorized, await stage.ReadBoardsAsync(Access(tokens)));
        Assert.Equal("invalid_grant", (await stage.RefreshAsync(tokens.GetProperty("refresh_token").GetString()!)).Body.GetProperty("error").GetString());
        Assert.Equal("consent_required", (await ProviderStage.AgreeAsync(person, ProviderStage.Link(("prompt", "none"))))["error"]);
        Assert.Contains("Die Zustimmung ist zurückgenommen.", WebUtility.HtmlDecode(await person.GetAsync(answer.Headers.Location!.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scopes_limit_what_a_tool_may_do_on_the_wall()
    {
        await using var stage = await ProviderStage.StartAsync();
        using var person = await WebUser.MemberAsync(stage.App);
        var reading = Access(await stage.TokensAsync(person, ("scope", "openid boards.read")));
        await using var wall = await BoardClient.OpenAsync(stage.App, reading, await stage.App.BoardAsync());

        Assert.EndsWith("forbidden", (await Assert.ThrowsAsync<HubException>(() => wall.ApplyAsync(Ops.Note(Ids.New())))).Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await stage.ReadBoardsAsync(Access(await stage.TokensAsync(person, ("scope", "openid")))));
    }

    [Fact]
    public async Task A_client_that_acts_for_itself_sees_what_visitors_see()
    {
        await using var stage = await ProviderStage.StartAsync();
        var token = Access((await stage.PostAsync("token", [("grant_type", "client_credentials"), ("scope", "boards.read")])).Body);
        var (open, members) = (await stage.App.BoardAsync("public"), await stage.App.BoardAsync());
        await using var wall = await BoardClient.ConnectAsync(stage.App, token, members);

        Assert.EndsWith("not_found", (await Assert.ThrowsAsync<HubException>(() => wall.OpenAsync())).Message, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/boards/{open}");
        request.Headers.Authorization = new("Bearer", token);
        Assert.Equal(JsonValueKind.Null, (await stage.SendAsync(request)).Body.GetProperty("you").GetProperty("id").ValueKind);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Erasing_a_person_takes_consents_and_tokens_along(DatabaseEngine engine)
    {
        await using var stage = await ProviderStage.StartAsync(engine);
        using var person = await WebUser.MemberAsync(stage.App);
        var tokens = await stage.TokensAsync(person);
        var email = (await stage.UserInfoAsync(Access(tokens))).Body.GetProperty("email").GetString()!;
        var export = await person.GetAsync("/konto/daten.json");
        Assert.Contains("Werkzeug web", export, StringComparison.Ordinal);
        Assert.DoesNotContain(Access(tokens), export, StringComparison.Ordinal);

        using var answer = await person.PostAsync("/konto/loeschen", "/konto/loeschen", ("email", email));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stage.UserInfoAsync(Access(tokens))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, await stage.ReadBoardsAsync(Access(tokens)));
        Assert.Equal(0, await stage.App.Database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from identity_documents where kind in ('grant', 'token')")));
    }

    [Fact]
    public async Task Neither_host_nor_forwarded_headers_change_who_we_are()
    {
        await using var stage = await ProviderStage.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/.well-known/openid-configuration");
        request.Headers.Host = "evil.example";
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        request.Headers.Add("X-Forwarded-Proto", "https");

        var (_, body) = await stage.SendAsync(request);

        Assert.DoesNotContain("evil", body.ToString(), StringComparison.Ordinal);
        Assert.Equal(stage.App.Address.ToString().TrimEnd('/'), body.GetProperty("issuer").GetString());
    }

    [Fact]
    public async Task What_lies_in_the_database_is_no_token()
    {
        await using var stage = await ProviderStage.StartAsync();
        using var person = await WebUser.MemberAsync(stage.App);
        var tokens = await stage.TokensAsync(person);

        var rows = string.Concat(await stage.App.Database.ReadAsync(c => c.QueryAsync<string>("select coalesce(name, '') || content from identity_documents")))
            + string.Concat(await stage.App.Database.ReadAsync(c => c.QueryAsync<string>("select material from identity_keys")));

        Assert.All([Access(tokens), tokens.GetProperty("refresh_token").GetString()!, stage.Secret, "PRIVATE KEY"], secret => Assert.DoesNotContain(secret, rows, StringComparison.Ordinal));
    }

    private static string Access(JsonElement tokens) => tokens.GetProperty("access_token").GetString()!;
}
