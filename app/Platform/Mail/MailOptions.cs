using MailKit.Security;
using MimeKit;

namespace Fachgruppe.Platform.Mail;

/// <summary>How mail leaves: <c>Mail:From</c> and <c>Mail:Smtp:*</c>.</summary>
/// <param name="From">The sender.</param>
/// <param name="Host">The mail server; empty for files in the data folder.</param>
/// <param name="Port">Its port.</param>
/// <param name="User">Empty for a server that asks for no name.</param>
/// <param name="Password">The password of that name.</param>
/// <param name="Security"><c>StartTls</c> and <c>SslOnConnect</c> insist on it; <c>None</c> is for a server on the same machine.</param>
public sealed record MailOptions(MailboxAddress From, string Host, int Port, string User, string Password, SecureSocketOptions Security)
{
    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">One of them makes no sense.</exception>
    public static MailOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var mail = configuration.GetSection("Mail");
        if (!MailboxAddress.TryParse(mail["From"] ?? "", out var from) || !MailText.IsAddress(from.Address))
        {
            throw new InvalidOperationException($"Mail:From is '{mail["From"]}'. It must be a mail address, with or without a name.");
        }

        var security = mail["Smtp:Security"] ?? nameof(SecureSocketOptions.StartTls);
        return Enum.TryParse<SecureSocketOptions>(security, ignoreCase: true, out var parsed)
            ? new MailOptions(
                from, mail["Smtp:Host"]?.Trim() ?? "", mail.GetValue("Smtp:Port", 587), mail["Smtp:User"] ?? "", mail["Smtp:Password"] ?? "", parsed)
            : throw new InvalidOperationException($"Mail:Smtp:Security is '{security}'. Known: StartTls, SslOnConnect, StartTlsWhenAvailable, Auto, None.");
    }
}
