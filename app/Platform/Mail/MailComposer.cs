using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fachgruppe.Platform.Outbox;
using MimeKit;

namespace Fachgruppe.Platform.Mail;

/// <summary>Makes a mail of a letter: plain text and HTML, and a Message-ID that stays the same at every try.</summary>
public sealed class MailComposer(MailOptions options, PublicUrl site, TimeProvider time)
{
    private const string Style = """
        body{margin:0;padding:24px;background:#fdfcf8;color:#16283a;font:16px/1.55 "Segoe UI",Helvetica,Arial,sans-serif}
        .letter{max-width:34em}h2{font-size:20px;line-height:1.3}a.button{display:inline-block;padding:12px 20px;border-radius:8px;
        background:#0b4f7d;color:#fff;text-decoration:none;font-weight:600}.foot{margin-top:32px;font-size:14px;color:#54626f}
        """;

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The mail.</summary>
    /// <param name="item">The row it comes from.</param>
    /// <param name="letter">What it says.</param>
    public MimeMessage Compose(OutboxItem item, Letter letter)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(letter);
        var message = new MimeMessage
        {
            MessageId = $"{item.Id}@{options.From.Domain}",
            Date = time.GetUtcNow(),
            Subject = letter.Subject,
            Body = new MultipartAlternative { Part("plain", PlainText(letter)), Part("html", HtmlText(letter)) },
        };
        message.From.Add(options.From);
        message.To.Add(new MailboxAddress(Encoding.UTF8, letter.Name ?? "", letter.To));
        // Programs that answer mails shall not answer this one (RFC 3834, 5).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, letter.Language);
        return message;
    }

    private static TextPart Part(string subtype, string text)
    {
        var part = new TextPart(subtype);
        part.SetText(Encoding.UTF8, text);
        part.ContentTransferEncoding = ContentEncoding.QuotedPrintable;
        return part;
    }

    private string PlainText(Letter letter)
    {
        var text = new StringBuilder();
        foreach (var paragraph in letter.Paragraphs)
        {
            text.Append(paragraph).Append("\n\n");
        }

        if (letter.Link is { } link)
        {
            text.Append(link.Label).Append(":\n").Append(site.Of(link.Path)).Append("\n\n");
        }

        return text.Append("-- \n").Append(letter.Foot).Append('\n').Append(site.Base).Append('\n').ToString();
    }

    private string HtmlText(Letter letter)
    {
        var text = new StringBuilder($"""
            <!doctype html><html lang="{letter.Language}"><head><meta charset="utf-8"><title>{Html.Encode(letter.Subject)}</title>
            <style>{Style}</style></head><body><div class="letter"><h2>{Html.Encode(letter.Subject)}</h2>

            """);
        foreach (var paragraph in letter.Paragraphs)
        {
            text.Append("<p>").Append(Html.Encode(paragraph).Replace("&#xA;", "<br>", StringComparison.Ordinal)).Append("</p>\n");
        }

        if (letter.Link is { } link)
        {
            var address = Html.Encode(site.Of(link.Path));
            text.Append(CultureInfo.InvariantCulture, $"<p><a class=\"button\" href=\"{address}\">{Html.Encode(link.Label)}</a></p>\n<p>{address}</p>\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"<p class=\"foot\">{Html.Encode(letter.Foot)}<br>{Html.Encode(site.Base)}</p></div></body></html>\n").ToString();
    }
}
