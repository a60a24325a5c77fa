using System.Net;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Home;

public sealed class PublicPagesTests
{
    public static TheoryData<string> Pages => ["/", "/tafeln", "/hilfe", "/impressum", "/datenschutz", "/barrierefreiheit"];

    [Theory, MemberData(nameof(Pages))]
    public async Task Public_pages_set_no_cookie_and_ask_no_other_host(string path)
    {
        await using var app = await TestApp.StartAsync(settings: "--Demo:Enabled=true");
        using var client = app.Client();

        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.DoesNotMatch("(?:src|href)=\"(?:https?:)?//", html);
        Assert.DoesNotMatch(" style=\"| on[a-z]+=\"", html);
    }

    [Fact]
    public async Task Switching_the_language_keeps_the_page_and_sets_lang()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = WebUser.Visitor(app);
        Assert.Contains("<html lang=\"de\">", await visitor.GetAsync("/hilfe"), StringComparison.Ordinal);

        using var answer = await visitor.Client.GetAsync("/sprache?auf=en&zurueck=/hilfe", TestContext.Current.CancellationToken);

        Assert.Equal("/hilfe", answer.Headers.Location?.OriginalString);
        Assert.Contains("<html lang=\"en\">", await visitor.GetAsync("/hilfe"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_browsers_language_counts_until_somebody_chooses()
    {
        await using var app = await TestApp.StartAsync();
        using var english = WebUser.Visitor(app, "en-GB,en;q=0.9");
        using var french = WebUser.Visitor(app, "fr");

        Assert.Contains("<html lang=\"en\">", await english.GetAsync("/"), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"de\">", await french.GetAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "Diese Seite gibt es hier nicht", "Anmelden und hierher zurückkehren")]
    [InlineData("en", "There is no such page here", "Sign in and come back here")]
    public async Task A_page_that_is_not_there_offers_to_sign_in_and_come_back(string language, string title, string offer)
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = WebUser.Visitor(app, language);

        var (status, html) = await visitor.OpenAsync("/gibt/es/nicht?x=1");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains(title, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains(offer, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains("returnUrl=%2Fgibt%2Fes%2Fnicht%3Fx%3D1", html, StringComparison.Ordinal);
    }
}
