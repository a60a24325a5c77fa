using System.Net;
using System.Text.Json;
using Fachgruppe.Identity.Keys;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Identity.Support;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Fachgruppe.Tests.Identity;

/// <summary>Codes, tokens and keys end when they should, by the clock of the application.</summary>
public sealed class TimeTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    [Theory]
    [InlineData(59, HttpStatusCode.OK)]
    [InlineData(61, HttpStatusCode.BadRequest)]
    public async Task A_code_lasts_a_minute(int seconds, HttpStatusCode status)
    {
        await using var stage = await ProviderStage.StartAsync(time: _time);
        using var person = await WebUser.MemberAsync(stage.App);
        var code = await ProviderStage.CodeAsync(person);

        _time.Advance(TimeSpan.FromSeconds(seconds));

        var (answered, body) = await stage.CodeForTokensAsync(code);
        Assert.Equal((status, status == HttpStatusCode.OK ? null : "invalid_grant"), (answered, body.TryGetProperty("error", out var error) ? error.GetString() : null));
    }

    [Fact]
    public async Task An_access_token_lasts_ten_minutes_and_refreshing_thirty_days_in_all()
    {
        await using var stage = await ProviderStage.StartAsync(time: _time);
        using var person = await WebUser.MemberAsync(stage.App);
        var tokens = await stage.TokensAsync(person);

        _time.Advance(TimeSpan.FromMinutes(11));
        Assert.False(await stage.IsActiveAsync(Text(tokens, "access_token")));
        Assert.Equal(HttpStatusCode.Unauthorized, (await stage.UserInfoAsync(Text(tokens, "access_token"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, await stage.ReadBoardsAsync(Text(tokens, "access_token")));

        _time.Advance(TimeSpan.FromDays(20));
        tokens = (await stage.RefreshAsync(Text(tokens, "refresh_token"))).Body;
        Assert.True(await stage.IsActiveAsync(Text(tokens, "access_token")));

        _time.Advance(TimeSpan.FromDays(10));
        Assert.Equal("invalid_grant", Text((await stage.RefreshAsync(Text(tokens, "refresh_token"))).Body, "error"));
    }

    [Fact]
    public async Task Keys_are_published_before_they_sign_and_stay_until_what_they_signed_has_ended()
    {
        await using var stage = await ProviderStage.StartAsync(time: _time);
        using var person = await WebUser.MemberAsync(stage.App);
        var first = Assert.Single(await KidsAsync(stage));
        await TurnAsync(stage, KeyRing.Life - KeyRing.Lead - TimeSpan.FromDays(20));
        var before = (await stage.TokensAsync(await AgainAsync(stage, person))).GetProperty("refresh_token").GetString()!;

        await TurnAsync(stage, TimeSpan.FromDays(20));
        var both = await KidsAsync(stage);
        Assert.Equal((2, first), (both.Count, both[0]));
        await TurnAsync(stage, KeyRing.Lead);

        Assert.Equal(both.Order(), (await KidsAsync(stage)).Order());
        var refreshed = (await stage.RefreshAsync(before)).Body;
        Assert.Equal(both[1], KidOf(Text(refreshed, "id_token")));
        await TurnAsync(stage, KeyRing.Afterlife + TimeSpan.FromDays(1));
        Assert.Equal(both[1], Assert.Single(await KidsAsync(stage)));
        Assert.Null((await stage.App.Services.GetRequiredService<AuditLog>().VerifyAsync(TestContext.Current.CancellationToken)).BrokenAt);
    }

    [Fact]
    public async Task Two_nodes_on_one_database_share_keys_clients_and_revocations()
    {
        await using var first = await ProviderStage.StartAsync(DatabaseEngine.PostgreSql);
        await using var second = await first.App.JoinAsync($"--App:PublicUrl={first.App.Address.ToString().TrimEnd('/')}");
        using var person = await WebUser.MemberAsync(first.App);
        var tokens = await first.TokensAsync(person);
        using var elsewhere = second.Client();

        Assert.Equal(await KidsAsync(first), await KidsAsync(elsewhere));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(elsewhere, Text(tokens, "access_token")));
        await first.PostAsync("revoke", [("token", Text(tokens, "access_token"))]);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(elsewhere, Text(tokens, "access_token")));
    }

    // Sessions end after 90 days, too.
    private static async Task<WebUser> AgainAsync(ProviderStage stage, WebUser person)
    {
        person.Dispose();
        return await WebUser.MemberAsync(stage.App);
    }

    // Whoever asks makes the ring look.
    private async Task TurnAsync(ProviderStage stage, TimeSpan by)
    {
        _time.Advance(by);
        await KidsAsync(stage);
    }

    private static Task<List<string>> KidsAsync(ProviderStage stage) => KidsAsync(stage.Http);

    private static async Task<List<string>> KidsAsync(HttpClient client)
    {
        using var document = JsonDocument.Parse(await client.GetStringAsync("/.well-known/jwks", TestContext.Current.CancellationToken));
        return [.. document.RootElement.GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString()!)];
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/connect/userinfo");
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static string KidOf(string token)
    {
        using var header = JsonDocument.Parse(Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(token.Split('.')[0]));
        return header.RootElement.GetProperty("kid").GetString()!;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
