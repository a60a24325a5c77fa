using System.Net;
using System.Text.RegularExpressions;
using Fachgruppe.Accounts.SecondFactor;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fachgruppe.Tests.Accounts.SecondFactor;

/// <summary>The authenticator app, from its QR code to the second step at sign-in.</summary>
public sealed partial class AppPageTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(56));

    [Fact]
    public async Task After_a_right_password_a_code_is_asked_for_and_only_then_a_session_begins()
    {
        await using var app = await TestApp.StartAsync(time: _time);
        using var member = await WebUser.MemberAsync(app);
        var (secret, _) = await SetUpAsync(member);
        using var elsewhere = member.Elsewhere(app);

        var step = await HtmlAsync(await elsewhere.SignInAsync());
        Assert.Contains("Zweiter Schritt", step, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.OpenAsync("/konto")).Status);

        _time.Advance(TimeSpan.FromMinutes(1));
        var wrong = await SendCodeAsync(elsewhere, step, "000000");
        Assert.Contains("aria-describedby=\"code-hint code-error\"", await HtmlAsync(wrong), StringComparison.Ordinal);
        var right = await SendCodeAsync(elsewhere, step, CodeOf(secret));
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.OpenAsync("/konto")).Status);

        using var third = member.Elsewhere(app);
        var again = await SendCodeAsync(third, await HtmlAsync(await third.SignInAsync()), CodeOf(secret));
        Assert.Contains("schon benutzt", await HtmlAsync(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_note_of_a_right_password_counts_once_and_ten_minutes()
    {
        await using var app = await TestApp.StartAsync(time: _time);
        using var member = await WebUser.MemberAsync(app);
        var (secret, codes) = await SetUpAsync(member);
        using var elsewhere = member.Elsewhere(app);
        var step = await HtmlAsync(await elsewhere.SignInAsync());

        Assert.Equal(HttpStatusCode.Redirect, (await SendCodeAsync(elsewhere, step, codes[0])).StatusCode);
        using var third = member.Elsewhere(app);
        var late = await HtmlAsync(await third.SignInAsync());
        _time.Advance(TimeSpan.FromMinutes(11));

        var reused = await SendCodeAsync(third, step, CodeOf(secret));
        var expired = await SendCodeAsync(third, late, CodeOf(secret));
        Assert.Equal(HttpStatusCode.OK, reused.StatusCode);
        Assert.Contains("abgelaufen", await HtmlAsync(expired), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await third.OpenAsync("/konto")).Status);
    }

    [Fact]
    public async Task A_recovery_code_stands_in_once_and_the_rest_is_counted_down()
    {
        await using var app = await TestApp.StartAsync(time: _time);
        using var member = await WebUser.MemberAsync(app);
        var (_, codes) = await SetUpAsync(member);
        using var one = member.Elsewhere(app);
        using var two = member.Elsewhere(app);

        Assert.Equal(HttpStatusCode.Redirect, (await SendCodeAsync(one, await HtmlAsync(await one.SignInAsync()), codes[7])).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendCodeAsync(two, await HtmlAsync(await two.SignInAsync()), codes[7])).StatusCode);

        Assert.Contains("Noch 9 Codes übrig", WebUtility.HtmlDecode(await one.GetAsync("/konto/sicherheit")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_codes_is_slowed_down_for_those_who_know_the_password()
    {
        await using var app = await TestApp.StartAsync(time: _time);
        using var member = await WebUser.MemberAsync(app);
        var (secret, _) = await SetUpAsync(member);
        using var elsewhere = member.Elsewhere(app);
        var step = await HtmlAsync(await elsewhere.SignInAsync());
        for (var i = 0; i < 6; i++)
        {
            await SendCodeAsync(elsewhere, step, "000000");
        }

        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Contains("zu viele Fehlversuche", await HtmlAsync(await SendCodeAsync(elsewhere, step, CodeOf(secret))), StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Redirect, (await SendCodeAsync(elsewhere, step, CodeOf(secret))).StatusCode);
    }

    [Fact]
    public async Task The_app_can_be_removed_and_then_the_password_is_enough()
    {
        await using var app = await TestApp.StartAsync(time: _time);
        using var member = await WebUser.MemberAsync(app);
        await SetUpAsync(member);

        Assert.Equal(HttpStatusCode.Redirect, (await member.PostAsync("/konto/sicherheit/app", "/konto/sicherheit/app?handler=Remove")).StatusCode);

        using var elsewhere = member.Elsewhere(app);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.SignInAsync()).StatusCode);
    }

    private async Task<(string Secret, List<string> Codes)> SetUpAsync(WebUser member)
    {
        var page = await member.GetAsync("/konto/sicherheit/app");
        var secret = Key().Match(page).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains("<svg class=\"qr\"", page, StringComparison.Ordinal);
        var wrong = await HtmlAsync(await member.PostWithAsync(Token(page), "/konto/sicherheit/app", ("ticket", Ticket(page)), ("code", "000000")));
        Assert.Contains(Key().Match(page).Value, wrong, StringComparison.Ordinal);
        var shown = await HtmlAsync(await member.PostWithAsync(Token(page), "/konto/sicherheit/app", ("ticket", Ticket(page)), ("code", CodeOf(secret))));
        var codes = Code().Matches(shown).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(RecoveryCodes.Number, codes.Count);
        Assert.DoesNotContain(codes[0], await member.GetAsync("/konto/sicherheit"), StringComparison.Ordinal);
        return (secret, codes);
    }

    private string CodeOf(string secret) => Totp.CodeAt(secret, Totp.StepAt(_time.GetUtcNow()));

    private static Task<HttpResponseMessage> SendCodeAsync(WebUser user, string page, string code) =>
        user.PostAsync("/anmelden", "/anmelden?handler=Code", ("ticket", Ticket(page)), ("code", code), ("returnUrl", "/konto"));

    private static Task<string> HtmlAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static string Ticket(string html) => TicketField().Match(html).Groups[1].Value;

    private static string Token(string html) => TokenField().Match(html).Groups[1].Value;

    [GeneratedRegex("name=\"ticket\" value=\"([^\"]+)\"")]
    private static partial Regex TicketField();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex TokenField();

    [GeneratedRegex("class=\"key num\">([A-Z2-7 ]+)<")]
    private static partial Regex Key();

    [GeneratedRegex("<li>([a-z2-9]{5}-[a-z2-9]{5})</li>")]
    private static partial Regex Code();
}
