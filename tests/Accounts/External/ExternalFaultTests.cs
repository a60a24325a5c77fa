using System.Net;
using Fachgruppe.Tests.Accounts.Joining;
using Fachgruppe.Tests.Identity.Support;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Accounts.External;

/// <summary>What goes wrong on the way to an authority and back is said on a page, and signs nobody in.</summary>
public sealed class ExternalFaultTests
{
    private const string Callback = "/anmelden/extern/haus";

    [Fact]
    public async Task Declining_there_is_no_fault_and_keeps_the_way()
    {
        await using var stage = await ExternalStage.StartAsync();
        using var there = await WebUser.MemberAsync(stage.There.App);
        using var here = WebUser.Visitor(stage.Here);

        var way = await ExternalStage.PassAsync(here, there, returnUrl: "/tafeln", decision: "deny");
        var html = WebUtility.HtmlDecode(await here.GetAsync(way));

        Assert.Equal("/anmelden?fehler=cancelled&bei=haus&returnUrl=%2Ftafeln", way);
        Assert.Contains("bei Haus abgebrochen", html, StringComparison.Ordinal);
        Assert.Contains("value=\"/tafeln\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_counts_once_in_the_browser_that_asked_and_from_the_issuer_that_was_asked()
    {
        await using var stage = await ExternalStage.StartAsync(settings: ["--Identity:External:haus:TrustedForMembership=true", "--Identity:External:haus:Sector=company"]);
        using var there = await WebUser.MemberAsync(stage.There.App);
        using var here = WebUser.Visitor(stage.Here);
        using var other = WebUser.Visitor(stage.Here);
        var back = await ProviderStage.FollowAsync(there, await ExternalStage.LeaveAsync(here));
        var state = ProviderStage.Parameters(back)["state"];
        var iss = ProviderStage.Parameters(back)["iss"];

        foreach (var forged in new[]
        {
            Callback,
            $"{Callback}?code=x&state=erfunden&iss={iss}",
            back.Replace(Uri.EscapeDataString(iss), "https%3A%2F%2Fboese.example", StringComparison.Ordinal),
            $"{Callback}?code=x&state={Uri.EscapeDataString(state)}",
        })
        {
            Assert.StartsWith("/anmelden?fehler=failed", await ExternalStage.ReturnAsync(here, forged), StringComparison.Ordinal);
        }

        Assert.StartsWith("/anmelden?fehler=failed", await ExternalStage.ReturnAsync(other, back), StringComparison.Ordinal);
        Assert.Equal("/willkommen", await ExternalStage.ReturnAsync(here, back));
        Assert.StartsWith("/anmelden?fehler=failed", await ExternalStage.ReturnAsync(here, back), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await other.OpenAsync("/konto")).Status);
        Assert.Equal(1, await stage.CountAsync("people"));
    }

    [Fact]
    public async Task An_authority_that_is_down_says_so_on_the_page_and_the_password_still_works()
    {
        var nobody = $"http://127.0.0.1:{ExternalStage.FreePort()}";
        await using var app = await TestApp.StartAsync(settings: [$"--Identity:External:haus:Authority={nobody}", "--Identity:External:haus:ClientId=x", "--Identity:External:haus:Title=Haus"]);
        using var here = WebUser.Visitor(app, "en");

        using var answer = await here.PostAsync("/anmelden", ExternalStage.Button, ("authority", "haus"), ("returnUrl", "/tafeln"));
        var html = await answer.HtmlAsync();
        var way = await ExternalStage.ReturnAsync(here, Callback + "?code=x&state=y");

        Assert.Contains("Haus cannot be reached right now", html, StringComparison.Ordinal);
        Assert.Contains("value=\"/tafeln\"", html, StringComparison.Ordinal);
        Assert.StartsWith("/anmelden?fehler=failed", way, StringComparison.Ordinal);
        using var member = await WebUser.MemberAsync(app);
    }

    [Fact]
    public async Task A_wrong_secret_and_an_unknown_name_end_on_a_page()
    {
        await using var stage = await ExternalStage.StartAsync(settings: "--Identity:External:haus:ClientSecret=falsch");
        using var here = WebUser.Visitor(stage.Here);

        using var refused = await here.PostAsync("/anmelden", ExternalStage.Button, ("authority", "haus"));
        using var unknown = await here.PostAsync("/anmelden", ExternalStage.Button, ("authority", "niemand"));

        Assert.Contains("Haus ist gerade nicht zu erreichen", await refused.HtmlAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task The_page_for_newcomers_leads_back_when_nobody_was_vouched_for()
    {
        await using var app = await TestApp.StartAsync();
        using var here = WebUser.Visitor(app);

        using var answer = await here.Client.GetAsync("/anmelden/extern", TestContext.Current.CancellationToken);

        Assert.Equal("/anmelden?fehler=failed", answer.Headers.Location?.OriginalString);
        Assert.Contains("dem anderen Dienst", await here.GetAsync("/anmelden?fehler=failed"), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"fehler\"", await here.GetAsync("/anmelden?fehler=erfunden"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misconfigured_authority_is_told_and_hinders_no_other()
    {
        string[] settings = ["--Identity:External:krumm:Authority=ftp://x", "--Identity:External:haus:Authority=https://haus.example", "--Identity:External:haus:ClientId=x"];
        await using var app = await TestApp.StartAsync(settings: settings);
        using var here = WebUser.Visitor(app);
        using var folder = new TestFolder();
        await CommandLine.RunAsync(folder.Path, "migrate");

        var html = await here.GetAsync("/anmelden");
        var check = await CommandLine.RunAsync(folder.Path, ["check", .. settings]);

        Assert.Contains("value=\"haus\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"krumm\"", html, StringComparison.Ordinal);
        Assert.Equal(1, check.Code);
        Assert.Contains("Identity:External:krumm is left out", check.Error, StringComparison.Ordinal);
    }
}
