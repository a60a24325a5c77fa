using System.Text.RegularExpressions;
using Fachgruppe.Platform.Mail;
using Fachgruppe.Platform.Outbox;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Fachgruppe.Tests.Support;

/// <summary>Reads the mail that a server wrote into its data folder.</summary>
public static partial class Mailbox
{
    /// <summary>The newest mail to an address, as soon as there are so many.</summary>
    public static async Task<MimeMessage> MailAsync(this TestApp app, string to, int atLeast = 1)
    {
        ArgumentNullException.ThrowIfNull(app);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(30));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var mails = await app.MailsAsync(to);
            if (mails.Count >= atLeast)
            {
                return mails[0];
            }

            if (patience.IsCancellationRequested)
            {
                var trouble = await app.Services.GetRequiredService<OutboxReview>().TroubledAsync();
                throw new TimeoutException($"{mails.Count} mails to {to}. {string.Join(' ', trouble.Select(row => row.LastError))}");
            }

            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>All mails to an address that are there now, the newest first.</summary>
    public static async Task<IReadOnlyList<MimeMessage>> MailsAsync(this TestApp app, string to)
    {
        ArgumentNullException.ThrowIfNull(app);
        var all = await app.Services.GetRequiredService<MailFolder>().NewestAsync(1000);
        return [.. all.Select(mail => mail.Message).Where(mail => mail.To.Mailboxes.Any(box => box.Address == to))];
    }

    /// <summary>The path behind the one link of a mail.</summary>
    public static string LinkPath(this MimeMessage mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        return new Uri(Link().Match(mail.TextBody!).Value).AbsolutePath;
    }

    [GeneratedRegex(@"https?://\S+/(?:einladung|mitmachen|konto)/\S+")]
    private static partial Regex Link();
}
