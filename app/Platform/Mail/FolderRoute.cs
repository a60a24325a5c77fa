using MimeKit;

namespace Fachgruppe.Platform.Mail;

/// <summary>Without a mail server: a file <c>data/mail/&lt;row&gt;.eml</c> for each mail.</summary>
public sealed class FolderRoute(MailFolder folder) : IMailRoute
{
    /// <inheritdoc/>
    public async Task SendAsync(MimeMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var file = folder.File(message.MessageId!.Split('@')[0]);
        // Whoever reads the folder finds whole mails only, and one that is sent again once.
        var unfinished = file + ".part";
        await message.WriteToAsync(unfinished, cancel);
        File.Move(unfinished, file, overwrite: true);
    }
}
