using System.Net;
using Dapper;
using Fachgruppe.Accounts.Roles;
using Fachgruppe.Accounts.SecondFactor;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Fachgruppe.Tests.Accounts.SignIn;

/// <summary>Whoever organises or administers needs more than a password.</summary>
public sealed class SecondFactorDutyTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(56));

    [Theory]
    [InlineData(DatabaseEngine.Sqlite, "admin"), InlineData(DatabaseEngine.Sqlite, "organiser"), InlineData(DatabaseEngine.PostgreSql, "admin")]
    public async Task Without_a_second_factor_one_is_led_to_set_it_up_before_anything_else(DatabaseEngine engine, string role)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var member = await WebUser.MemberAsync(app, strong: false);
        await GiveAsync(app, member, role);

        foreach (var path in new[] { "/", "/tafeln", "/konto", "/konto/daten.json", "/konto/loeschen" })
        {
            using var answer = await member.Client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal((path, "/konto/sicherheit"), (path, answer.Headers.Location?.OriginalString));
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await member.OpenAsync("/api/v1/boards/")).Status);
        Assert.Contains("zweiten Faktor", WebUtility.HtmlDecode(await member.GetAsync("/konto/sicherheit")), StringComparison.Ordinal);
        Assert.All(["/konto/sicherheit/app", "/impressum", "/barrierefreiheit"], path => Assert.Equal(HttpStatusCode.OK, member.OpenAsync(path).Result.Status));
    }

    [Fact]
    public async Task Whoever_only_knows_the_password_cannot_add_a_factor_beside_the_one_that_exists()
    {
        await using var app = await TestApp.StartAsync(time: _time);
        using var member = await WebUser.MemberAsync(app, strong: false);
        var secret = await AppAsync(app, member);
        await GiveAsync(app, member, "admin");

        using var asked = await member.Client.GetAsync("/konto/sicherheit/app", TestContext.Current.CancellationToken);
        Assert.StartsWith("/bestaetigen", asked.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"password\"", await member.GetAsync("/bestaetigen"), StringComparison.Ordinal);
        await member.PostAsync("/bestaetigen", "/bestaetigen?handler=Password", ("password", WebUser.Password));
        Assert.Equal(HttpStatusCode.Redirect, (await member.OpenAsync("/verwaltung")).Status);

        _time.Advance(TimeSpan.FromMinutes(1));
        await member.PostAsync("/bestaetigen", "/bestaetigen?handler=Code", ("code", Totp.CodeAt(secret, Totp.StepAt(_time.GetUtcNow()))));
        Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync("/verwaltung")).Status);
    }

    [Fact]
    public async Task The_factor_that_a_duty_asks_for_cannot_be_removed()
    {
        await using var app = await TestApp.StartAsync(time: _time);
        using var member = await WebUser.MemberAsync(app);
        await AppAsync(app, member);
        await GiveAsync(app, member, "organiser");

        using var answer = await member.PostAsync("/konto/sicherheit/app", "/konto/sicherheit/app?handler=Remove");

        Assert.Contains("muss bleiben", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.NotNull(await app.Services.GetRequiredService<AuthenticatorStore>().FindAsync(member.Id!));
    }

    [Fact]
    public async Task Demo_people_go_on_with_one_click_in_development()
    {
        await using var app = await TestApp.StartAsync(settings: "--Demo:Enabled=true");
        using var fenja = WebUser.Visitor(app);
        await fenja.PostAsync("/anmelden", "/anmelden?handler=Demo", ("demo", "fenja.probe@example.org"));

        Assert.Equal(HttpStatusCode.OK, (await fenja.OpenAsync("/verwaltung")).Status);
        var session = await app.Database.ReadAsync(c => c.QuerySingleAsync<long>("select multi_factor from sessions"));
        Assert.Equal(0, session);
    }

    private async Task<string> AppAsync(TestApp app, WebUser member)
    {
        var secret = Totp.NewSecret();
        Assert.True(await app.Services.GetRequiredService<AuthenticatorStore>().AddAsync(member.Id!, secret, Totp.CodeAt(secret, Totp.StepAt(_time.GetUtcNow()))));
        return secret;
    }

    private static Task GiveAsync(TestApp app, WebUser member, string role) =>
        app.Database.WriteAsync((c, t) => RoleStore.GiveAsync(c, t, member.Id!, role, null, DateTimeOffset.UtcNow));
}
