using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Fachgruppe.Platform.Mail;
using Fachgruppe.Platform.Outbox;
using Fachgruppe.Tests.Accounts.Joining;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Admin;

public sealed partial class PostPageTests
{
    private const string Here = "/verwaltung/post";

    [Fact]
    public async Task What_the_server_refused_shows_with_its_reason_and_goes_out_when_a_person_says_so()
    {
        await using var smtp = FakeSmtp.Start();
        smtp.Recipient = "550 5.1.1 <probe@example.org> unknown";
        await using var app = await TestApp.StartAsync(settings: smtp.Settings);
        using var admin = await app.TeamAsync("admin");
        await SendAsync(app);

        var page = WebUtility.HtmlDecode(await admin.GetAsync(Here));
        Assert.Contains("550 5.1.1 <p…@example.org> unknown", page, StringComparison.Ordinal);
        Assert.DoesNotContain("probe@example.org", page, StringComparison.Ordinal);
        Assert.Contains("1 unzustellbar", await admin.GetAsync("/verwaltung"), StringComparison.Ordinal);
        smtp.Recipient = "250 ok";
        using var again = await admin.PostAsync(Here, Here, ("id", Id().Match(page).Groups[1].Value));
        await DoneAsync(app);

        Assert.Equal(Here + "?nochmal=true", again.Headers.Location?.OriginalString);
        Assert.Single(smtp.Mails);
        Assert.Contains("Keine E-Mail macht Schwierigkeiten", await admin.GetAsync(Here), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_down_is_told_and_the_instance_stays_ready()
    {
        var gone = FakeSmtp.Start();
        await gone.DisposeAsync();
        await using var app = await TestApp.StartAsync(settings: gone.Settings);
        using var admin = await app.TeamAsync("admin");
        await SendAsync(app);

        Assert.Contains("The mail server cannot be reached.", await admin.GetAsync(Here), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await admin.OpenAsync("/healthz/ready")).Status);
    }

    [Fact]
    public async Task Only_administrators_see_the_mail_in_trouble()
    {
        await using var app = await TestApp.StartAsync();
        using var organiser = await app.TeamAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await organiser.OpenAsync(Here)).Status);
    }

    [Fact]
    public async Task Sent_mail_can_be_read_in_development_and_only_there()
    {
        await using var app = await TestApp.StartAsync();
        await using var production = await TestApp.StartAsync(settings: "--environment=Production");
        using var guest = WebUser.Visitor(app);
        using var stranger = WebUser.Visitor(production);
        await SendAsync(app);
        await DoneAsync(app);

        var list = await guest.GetAsync("/dev/mail");
        var link = Regex.Match(list, "href=\"(/dev/mail/[^\"]+)\"").Groups[1].Value;
        var one = await guest.GetAsync(link);

        Assert.Contains("Betreff &lt;b&gt;", list, StringComparison.Ordinal);
        Assert.Contains("<p>Ein Absatz</p>", one, StringComparison.Ordinal);
        Assert.Contains("http://localhost:5080/einladung/abc", one, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", one, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync("/dev/mail")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(link)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.OpenAsync("/dev/mail/..%2ffachgruppe")).Status);
    }

    private static async Task SendAsync(TestApp app)
    {
        var outbox = app.Services.GetRequiredService<OutboxStore>();
        var letter = new Letter("probe@example.org", "Probe", "de", "Betreff <b>", ["Ein Absatz"], new LetterLink("Annehmen", "/einladung/abc"), "Fuß");
        var row = outbox.Seal(letter.ToItem("invitation"));
        await app.Database.WriteAsync((c, t) => OutboxStore.AddAsync(c, t, row));
        await app.Services.GetRequiredService<OutboxWorker>().DrainAsync(default);
    }

    private static async Task DoneAsync(TestApp app)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(30));
        while (await app.Database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from outbox where done_at is null")) > 0)
        {
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    [GeneratedRegex("name=\"id\" value=\"([^\"]+)\"")]
    private static partial Regex Id();
}
