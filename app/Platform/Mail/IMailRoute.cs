using MimeKit;

namespace Fachgruppe.Platform.Mail;

/// <summary>A way for mail to leave.</summary>
public interface IMailRoute
{
    /// <summary>Hands a mail over; once this returns, it is the other side's.</summary>
    /// <exception cref="Outbox.OutboxTroubleException">It was not taken.</exception>
    Task SendAsync(MimeMessage message, CancellationToken cancel);
}
