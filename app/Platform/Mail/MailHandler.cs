using Fachgruppe.Platform.Outbox;

namespace Fachgruppe.Platform.Mail;

/// <summary>Sends the letters of the outbox.</summary>
public sealed class MailHandler(MailComposer composer, IMailRoute route) : IOutboxHandler
{
    /// <inheritdoc/>
    public string Sort => Letter.Sort;

    /// <inheritdoc/>
    public async Task HandleAsync(OutboxItem item, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(item);
        using var message = composer.Compose(item, Letter.Read(item.Payload));
        await route.SendAsync(message, cancel);
    }
}
