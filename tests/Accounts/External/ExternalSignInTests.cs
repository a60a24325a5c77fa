using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Accounts.Joining;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Accounts.External;

/// <summary>Signing in by an authority: who gets an account, and who does not.</summary>
public sealed partial class ExternalSignInTests
{
    private const string Trusted = "--Identity:External:haus:TrustedForMembership=true";
    private const string Sector = "--Identity:External:haus:Sector=administration";
    private const string Decisions = "/verwaltung/anfragen";

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Whom_a_trusted_authority_vouches_for_is_a_member_at_once_and_finds_the_account_again(DatabaseEngine engine)
    {
        await using var stage = await ExternalStage.StartAsync(engine, settings: [Trusted, Sector]);
        using var there = await WebUser.MemberAsync(stage.There.App, name: "Antje Amt");
        using var here = WebUser.Visitor(stage.Here);

        Assert.Equal("/willkommen", await ExternalStage.PassAsync(here, there));
        Assert.Contains("Antje Amt", await here.GetAsync("/konto"), StringComparison.Ordinal);
        using var elsewhere = WebUser.Visitor(stage.Here);
        Assert.Equal("/konto/sicherheit", await ExternalStage.PassAsync(elsewhere, there, returnUrl: "/konto/sicherheit"));

        Assert.Contains("Haus", await elsewhere.GetAsync("/konto/sicherheit"), StringComparison.Ordinal);
        Assert.Equal(1, await stage.CountAsync("people where email = @Email and sector = 'administration' and password_hash is null", there));
        Assert.Equal(1, await stage.CountAsync("external_logins where subject = @Id and used_at is not null", there));
        Assert.Equal(2, await stage.CountAsync("log_entries where kind in ('account.created', 'login.linked')"));
        Assert.Contains(there.Id!, await here.GetAsync("/konto/daten.json"), StringComparison.Ordinal);
        using var erased = await here.PostAsync("/konto/loeschen", "/konto/loeschen", ("email", there.Email));
        Assert.Equal(0, await stage.CountAsync("external_logins"));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Others_apply_wait_for_a_person_and_then_sign_in_without_a_password(DatabaseEngine engine)
    {
        await using var stage = await ExternalStage.StartAsync(engine);
        using var there = await WebUser.MemberAsync(stage.There.App, name: "Neu Gierig");
        using var here = WebUser.Visitor(stage.Here);
        using var team = await stage.Here.TeamAsync();

        var way = await ExternalStage.PassAsync(here, there);
        Assert.StartsWith("/anmelden/extern", way, StringComparison.Ordinal);
        Assert.Contains(there.Email, await here.GetAsync(way), StringComparison.Ordinal);
        using var applied = await ApplyAsync(here, way, "andere@example.org");
        Assert.Contains("Ihre Anfrage ist da", await applied.HtmlAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync("people where email = @Email", there));
        Assert.Contains("Ihre Anfrage ist da", await here.GetAsync(await ExternalStage.PassAsync(here, there)), StringComparison.Ordinal);

        using var approved = await ApproveAsync(team);
        Assert.Equal("/willkommen", await ExternalStage.PassAsync(here, there));
        using var elsewhere = WebUser.Visitor(stage.Here);
        Assert.Equal("/", await ExternalStage.PassAsync(elsewhere, there));

        Assert.Equal(1, await stage.CountAsync("people where email = @Email and sector = 'science' and password_hash is null", there));
        Assert.Equal(1, await stage.CountAsync("invitations where accepted_at is not null"));
        Assert.Contains(there.Id!, await here.GetAsync("/konto/daten.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_verified_address_the_mailed_links_lead_to_an_account_without_a_password()
    {
        await using var stage = await ExternalStage.StartAsync(services: Unverified, settings: [Trusted, Sector]);
        using var there = await WebUser.MemberAsync(stage.There.App, name: "Neu Gierig");
        using var here = WebUser.Visitor(stage.Here);
        using var team = await stage.Here.TeamAsync();

        using var applied = await ApplyAsync(here, await ExternalStage.PassAsync(here, there), there.Email);
        Assert.Contains("Postfach", await applied.HtmlAsync(), StringComparison.Ordinal);
        var confirm = (await stage.Here.MailAsync(there.Email)).LinkPath();
        using var confirmed = await here.PostAsync(confirm, confirm);
        using var approved = await ApproveAsync(team);
        var welcome = (await stage.Here.MailAsync(there.Email, 2)).LinkPath();
        Assert.StartsWith("/anmelden/extern", await ExternalStage.PassAsync(here, there), StringComparison.Ordinal);

        Assert.Equal("/willkommen", await ExternalStage.PassAsync(here, there, welcome, welcome + "?handler=External"));
        Assert.Equal(1, await stage.CountAsync("people where email = @Email and sector = 'science' and password_hash is null", there));
    }

    [Fact]
    public async Task A_verified_address_that_has_an_account_is_not_taken_over()
    {
        await using var stage = await ExternalStage.StartAsync(settings: [Trusted, Sector]);
        using var there = await WebUser.MemberAsync(stage.There.App);
        await HaveAccountAsync(stage, there.Email);
        using var here = WebUser.Visitor(stage.Here);

        var html = WebUtility.HtmlDecode(await here.GetAsync(await ExternalStage.PassAsync(here, there)));

        Assert.Contains("Sie haben schon ein Konto", html, StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync("external_logins"));
        Assert.Equal(HttpStatusCode.Redirect, (await here.OpenAsync("/konto")).Status);
    }

    [Fact]
    public async Task An_unverified_address_reads_the_same_whether_it_has_an_account_or_not()
    {
        await using var stage = await ExternalStage.StartAsync(services: Unverified, settings: [Trusted, Sector]);
        using var known = await WebUser.MemberAsync(stage.There.App);
        using var unknown = await WebUser.MemberAsync(stage.There.App);
        await HaveAccountAsync(stage, known.Email);

        var pages = new List<string>();
        foreach (var there in new[] { known, unknown })
        {
            using var here = WebUser.Visitor(stage.Here);
            var way = await ExternalStage.PassAsync(here, there);
            pages.Add(Same(await here.GetAsync(way), there.Email));
            using var applied = await ApplyAsync(here, way, there.Email);
            pages.Add(Same(await applied.HtmlAsync(), there.Email));
        }

        Assert.Equal(pages[0], pages[2]);
        Assert.Equal(pages[1], pages[3]);
        Assert.Equal(0, await stage.CountAsync("external_logins"));
    }

    [Fact]
    public async Task Without_the_embedded_provider_authorities_work_all_the_same()
    {
        await using var stage = await ExternalStage.StartAsync(settings: [Trusted, Sector, "--Identity:Embedded=false"]);
        using var there = await WebUser.MemberAsync(stage.There.App);
        using var here = WebUser.Visitor(stage.Here);

        Assert.Equal("/willkommen", await ExternalStage.PassAsync(here, there));
        Assert.Equal(HttpStatusCode.NotFound, (await here.OpenAsync("/.well-known/openid-configuration")).Status);
    }

    private static void Unverified(IServiceCollection services) =>
        services.PostConfigureAll<OpenIdConnectOptions>(options => options.ClaimActions.Remove("userinfo.email_verified"));

    private static async Task HaveAccountAsync(ExternalStage stage, string email)
    {
        using var member = await WebUser.MemberAsync(stage.Here);
        await stage.Here.Database.WriteAsync((c, t) => c.ExecuteAsync(
            "update people set email = @email, email_normalized = @upper where id = @Id", new { email, upper = email.ToUpperInvariant(), member.Id }, t));
    }

    private static Task<HttpResponseMessage> ApplyAsync(WebUser here, string way, string email) => here.PostAsync(
        way, "/anmelden/extern", ("name", "Neu Gierig"), ("email", email), ("organisation", "Beispielwerk"), ("sector", "company"), ("purpose", "Ich möchte lernen."));

    private static async Task<HttpResponseMessage> ApproveAsync(WebUser team)
    {
        var id = HiddenId().Match(await team.GetAsync(Decisions)).Groups[1].Value;
        return await team.PostAsync(Decisions, Decisions, ("id", id), ("sector", "science"), ("reason", "Willkommen an Bord"), ("answer", "yes"));
    }

    private static string Same(string html, string email) => Changing().Replace(html.Replace(email, "…", StringComparison.Ordinal), "");

    [GeneratedRegex("name=\"id\" value=\"([^\"]+)\"")]
    private static partial Regex HiddenId();

    [GeneratedRegex("nonce=\"[^\"]*\"|name=\"__RequestVerificationToken\"[^>]*")]
    private static partial Regex Changing();
}
