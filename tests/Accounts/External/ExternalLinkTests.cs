using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Fachgruppe.Accounts.SecondFactor;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Accounts.Joining;
using Fachgruppe.Tests.Identity.Support;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Fachgruppe.Tests.Accounts.External;

/// <summary>Linking, unlinking, and what a linked login is worth.</summary>
public sealed partial class ExternalLinkTests
{
    private const string Links = "/konto/sicherheit/extern";
    private const string LinkButton = Links + "?handler=External";
    private const string Unlink = Links + "?handler=Unlink";

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_member_links_a_login_signs_in_with_it_and_unlinks_it(DatabaseEngine engine)
    {
        await using var stage = await ExternalStage.StartAsync(engine);
        using var there = await WebUser.MemberAsync(stage.There.App);
        using var member = await WebUser.MemberAsync(stage.Here, name: "Doppelt Daheim");

        Assert.Equal(Links + "?fertig=verknuepft", await ExternalStage.PassAsync(member, there, Links, LinkButton));
        using var elsewhere = member.Elsewhere(stage.Here);
        Assert.Equal("/konto", await ExternalStage.PassAsync(elsewhere, there, returnUrl: "/konto"));
        Assert.Contains("Doppelt Daheim", await elsewhere.GetAsync("/konto"), StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync("sessions where person_id = @Id and multi_factor = 1 and id <> (select min(id) from sessions where person_id = @Id)", member));
        using var unlinked = await member.PostAsync(Links, Unlink, ("id", await IdAsync(stage)));

        Assert.Equal(Links + "?fertig=geloest", unlinked.Headers.Location?.OriginalString);
        using var stranger = WebUser.Visitor(stage.Here);
        Assert.StartsWith("/anmelden/extern", await ExternalStage.PassAsync(stranger, there), StringComparison.Ordinal);
        Assert.Equal(2, await stage.CountAsync("log_entries where kind in ('login.linked', 'login.unlinked')"));
    }

    [Fact]
    public async Task The_last_way_to_sign_in_stays()
    {
        await using var stage = await ExternalStage.StartAsync(settings: ["--Identity:External:haus:TrustedForMembership=true", "--Identity:External:haus:Sector=company"]);
        using var there = await WebUser.MemberAsync(stage.There.App);
        using var here = WebUser.Visitor(stage.Here);
        await ExternalStage.PassAsync(here, there);

        using var refused = await here.PostAsync(Links, Unlink, ("id", await IdAsync(stage)));

        Assert.Contains("muss bleiben", await refused.HtmlAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await stage.CountAsync("external_logins"));
    }

    [Fact]
    public async Task A_login_belongs_to_one_account_and_unlinking_touches_nobody_elses()
    {
        await using var stage = await ExternalStage.StartAsync();
        using var there = await WebUser.MemberAsync(stage.There.App);
        using var first = await WebUser.MemberAsync(stage.Here);
        using var second = await WebUser.MemberAsync(stage.Here);
        await ExternalStage.PassAsync(first, there, Links, LinkButton);

        Assert.Equal(Links + "?fehler=taken&bei=haus", await ExternalStage.PassAsync(second, there, Links, LinkButton));
        using var foreign = await second.PostAsync(Links, Unlink, ("id", await IdAsync(stage)));

        Assert.Equal(1, await stage.CountAsync("external_logins where person_id = @Id", first));
    }

    [Fact]
    public async Task Linking_counts_only_in_the_session_it_began_in()
    {
        await using var stage = await ExternalStage.StartAsync();
        using var there = await WebUser.MemberAsync(stage.There.App);
        using var member = await WebUser.MemberAsync(stage.Here);
        var back = await ProviderStage.FollowAsync(there, await ExternalStage.LeaveAsync(member, Links, LinkButton));
        using var signedOut = await member.PostAsync("/konto", "/abmelden");

        Assert.Contains("fehler=failed", await ExternalStage.ReturnAsync(member, back), StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync("external_logins"));
    }

    [Fact]
    public async Task Whoever_has_an_authenticator_app_is_asked_for_its_code_here_too()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var stage = await ExternalStage.StartAsync(time: time);
        using var there = await WebUser.MemberAsync(stage.There.App);
        using var member = await WebUser.MemberAsync(stage.Here);
        await ExternalStage.PassAsync(member, there, Links, LinkButton);
        var secret = Totp.NewSecret();
        string Code() => Totp.CodeAt(secret, Totp.StepAt(time.GetUtcNow()));
        Assert.True(await stage.Here.Services.GetRequiredService<AuthenticatorStore>().AddAsync(member.Id!, secret, Code()));
        time.Advance(TimeSpan.FromMinutes(1));
        using var elsewhere = member.Elsewhere(stage.Here);

        var way = await ExternalStage.PassAsync(elsewhere, there, returnUrl: "/konto");
        var html = await elsewhere.GetAsync(way);

        Assert.StartsWith("/anmelden?schritt=code", way, StringComparison.Ordinal);
        Assert.Contains("name=\"code\"", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.OpenAsync("/konto")).Status);
        var ticket = Ticket().Match(html).Groups[1].Value;
        using var entered = await elsewhere.PostAsync(
            way, "/anmelden?handler=Code", ("ticket", ticket), ("returnUrl", "/konto"), ("code", Code()));
        Assert.Equal("/konto", entered.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_fresh_sign_in_at_the_authority_proves_once_more_who_one_is_and_a_stale_one_does_not()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var stage = await ExternalStage.StartAsync(time: time);
        using var there = await WebUser.MemberAsync(stage.There.App);
        using var member = await WebUser.MemberAsync(stage.Here);
        await ExternalStage.PassAsync(member, there, Links, LinkButton);
        time.Advance(TimeSpan.FromMinutes(6));
        var confirm = "/bestaetigen?returnUrl=" + Uri.EscapeDataString(Links);
        Assert.Equal(HttpStatusCode.Redirect, (await member.OpenAsync(Links)).Status);

        var stale = await ExternalStage.PassAsync(member, there, confirm, "/bestaetigen?handler=External", Links);
        Assert.Contains("fehler=failed", stale, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await member.OpenAsync(Links)).Status);

        await stage.There.App.Database.WriteAsync((c, t) => c.ExecuteAsync("update sessions set created_at = @now", new { now = time.GetUtcNow() }, t));
        Assert.Equal(Links, await ExternalStage.PassAsync(member, there, confirm, "/bestaetigen?handler=External", Links));
        Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync(Links)).Status);
    }

    private static Task<string> IdAsync(ExternalStage stage) =>
        stage.Here.Database.ReadAsync(c => c.QuerySingleAsync<string>("select id from external_logins"));

    [GeneratedRegex("name=\"ticket\" value=\"([^\"]+)\"")]
    private static partial Regex Ticket();
}
