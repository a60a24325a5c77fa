using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Mail;
using Fachgruppe.Platform.Outbox;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Fachgruppe.Tests.Platform.Mail;

public sealed class MailTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(56));

    [Fact]
    public async Task A_mail_has_two_parts_one_link_and_an_id_that_stays()
    {
        await using var app = await TestApp.StartAsync(settings: "--App:PublicUrl=https://gruppe.example/");
        var composer = app.Services.GetRequiredService<MailComposer>();
        var item = new OutboxItem("0197c0de-0000-7000-8000-000000000001", "mail.test", "", 1, default, "");

        using var first = composer.Compose(item, Sample());
        using var second = composer.Compose(item, Sample());

        Assert.Equal("0197c0de-0000-7000-8000-000000000001@example.org", first.MessageId);
        Assert.Equal(first.MessageId, second.MessageId);
        Assert.Contains("https://gruppe.example/einladung/abc", first.TextBody, StringComparison.Ordinal);
        Assert.Contains("<a class=\"button\" href=\"https://gruppe.example/einladung/abc\">", first.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("Größe &lt;b&gt;", first.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", first.Headers["Auto-Submitted"]);
    }

    [Theory]
    [InlineData("a@example.org\r\nBcc: b@example.org", "N", "S")]
    [InlineData("a@example.org, b@example.org", "N", "S")]
    [InlineData("A <a@example.org>", "N", "S")]
    [InlineData("a@example.org", "N\nBcc: b@example.org", "S")]
    [InlineData("a@example.org", "N", "S\r\nBcc: b@example.org")]
    [InlineData("a@b@example.org", "N", "S")]
    [InlineData("@example.org", "N", "S")]
    [InlineData("a@", "N", "S")]
    public void Nobody_writes_headers_of_their_own(string to, string name, string subject) =>
        Assert.Throws<ArgumentException>(() => (Sample() with { To = to, Name = name, Subject = subject }).ToItem("test"));

    [Theory]
    [InlineData("jule.beispiel@example.org"), InlineData("a+b@sub.example.org"), InlineData("jürgen@müller.example")]
    public void Ordinary_addresses_are_addresses(string address) => Assert.True(MailText.IsAddress(address));

    [Fact]
    public async Task A_mail_in_a_file_goes_after_thirty_days()
    {
        await using var app = await TestApp.StartAsync(time: _time);
        var folder = app.Services.GetRequiredService<MailFolder>();
        foreach (var (name, days) in new[] { ("alt", 31), ("jung", 29) })
        {
            await File.WriteAllTextAsync(folder.File(name), "", TestContext.Current.CancellationToken);
            File.SetLastWriteTimeUtc(folder.File(name), _time.GetUtcNow().UtcDateTime.AddDays(-days));
        }

        folder.Forget();

        Assert.False(File.Exists(folder.File("alt")));
        Assert.True(File.Exists(folder.File("jung")));
    }

    [Fact]
    public async Task The_server_takes_a_mail_once()
    {
        await using var smtp = FakeSmtp.Start();
        await using var app = await StartAsync(smtp.Settings);

        await SendAsync(app);

        Assert.Contains("Subject: Betreff", Assert.Single(smtp.Mails), StringComparison.Ordinal);
        Assert.Equal(new OutboxCounts(0, 0, 0, 1), await CountAsync(app));
    }

    [Fact]
    public async Task A_refused_recipient_is_final_and_shown_without_the_address()
    {
        await using var smtp = FakeSmtp.Start();
        smtp.Recipient = "550 5.1.1 <probe@example.org> unknown";
        await using var app = await StartAsync(smtp.Settings);

        await SendAsync(app);

        var trouble = Assert.Single(await app.Services.GetRequiredService<OutboxReview>().TroubledAsync());
        Assert.NotNull(trouble.FailedAt);
        Assert.StartsWith("550", trouble.LastError, StringComparison.Ordinal);
        Assert.Contains("p…@example.org", trouble.LastError, StringComparison.Ordinal);
        Assert.DoesNotContain("probe@", trouble.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_busy_server_gets_the_mail_later()
    {
        await using var smtp = FakeSmtp.Start();
        smtp.Recipient = "451 greylisted";
        await using var app = await StartAsync(smtp.Settings);
        await SendAsync(app);
        Assert.Equal(new OutboxCounts(0, 1, 0, 0), await CountAsync(app));

        smtp.Recipient = "250 ok";
        await LaterAsync(app);

        Assert.Single(smtp.Mails);
        Assert.Equal(new OutboxCounts(0, 0, 0, 1), await CountAsync(app));
    }

    [Fact]
    public async Task A_server_that_was_down_gets_everything_once_it_is_back()
    {
        var gone = FakeSmtp.Start();
        await gone.DisposeAsync();
        await using var app = await StartAsync(gone.Settings);
        await SendAsync(app);
        await SendAsync(app);
        Assert.Equal(new OutboxCounts(0, 2, 0, 0), await CountAsync(app));

        await using var back = FakeSmtp.Start(gone.Port);
        await LaterAsync(app);

        Assert.Equal(2, back.Mails.Count);
        Assert.Equal(new OutboxCounts(0, 0, 0, 2), await CountAsync(app));
    }

    [Fact]
    public async Task A_line_that_breaks_after_the_mail_was_taken_leads_to_the_same_mail_again()
    {
        await using var smtp = FakeSmtp.Start();
        smtp.Taken = null;
        await using var app = await StartAsync(smtp.Settings);
        await SendAsync(app);

        smtp.Taken = "250 taken";
        await LaterAsync(app);

        Assert.Equal(2, smtp.Mails.Count);
        Assert.Single(smtp.Mails.Select(mail => mail.Split('\n').Single(line => line.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase))).Distinct());
    }

    private static Letter Sample() =>
        new("probe@example.org", "Probe Person", "de", "Betreff", ["Größe <b>", "Zweiter Absatz"], new LetterLink("Annehmen", "/einladung/abc"), "Fuß");

    private Task<TestApp> StartAsync(string[] settings) => TestApp.StartAsync(DatabaseEngine.Sqlite, _time, settings);

    private static async Task SendAsync(TestApp app)
    {
        var outbox = app.Services.GetRequiredService<OutboxStore>();
        var row = outbox.Seal(Sample().ToItem("test"));
        await app.Database.WriteAsync((c, t) => OutboxStore.AddAsync(c, t, row));
        await app.Services.GetRequiredService<OutboxWorker>().DrainAsync(default);
    }

    private async Task LaterAsync(TestApp app)
    {
        _time.Advance(TimeSpan.FromMinutes(2));
        await app.Services.GetRequiredService<OutboxWorker>().DrainAsync(default);
    }

    private static Task<OutboxCounts> CountAsync(TestApp app) => app.Services.GetRequiredService<OutboxReview>().CountAsync();
}
