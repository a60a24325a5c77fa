using System.Net.Sockets;
using Fachgruppe.Platform.Outbox;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Fachgruppe.Platform.Mail;

/// <summary>Mail by SMTP. What the server says is sorted into: later, never, and not even the server is there.</summary>
public sealed class SmtpRoute(MailOptions options, ILogger<SmtpRoute> log) : IMailRoute
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public async Task SendAsync(MimeMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        await ConnectAsync(client, cancel);
        try
        {
            await client.SendAsync(message, cancel);
        }
        catch (SmtpCommandException error)
        {
            throw new OutboxTroubleException(TroubleOf(error), Reason(error, message));
        }
        catch (Exception error) when (IsLine(error))
        {
            throw new OutboxTroubleException(OutboxTrouble.Closed, "The connection broke off.", error);
        }

        await LeaveAsync(client, cancel);
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken cancel)
    {
        try
        {
            await client.ConnectAsync(options.Host, options.Port, options.Security, cancel);
            if (options.User.Length > 0)
            {
                await client.AuthenticateAsync(options.User, options.Password, cancel);
            }
        }
        catch (AuthenticationException error)
        {
            throw new OutboxTroubleException(OutboxTrouble.Closed, "The mail server refuses name and password.", error);
        }
        catch (SslHandshakeException error)
        {
            throw new OutboxTroubleException(OutboxTrouble.Closed, "The mail server offers no encryption that can be trusted.", error);
        }
        catch (SmtpCommandException error)
        {
            throw new OutboxTroubleException(OutboxTrouble.Closed, $"The mail server is not ready ({(int)error.StatusCode}).", error);
        }
        catch (Exception error) when (IsLine(error) || error is NotSupportedException)
        {
            throw new OutboxTroubleException(OutboxTrouble.Closed, "The mail server cannot be reached.", error);
        }
    }

    // The mail has been taken; how the connection ends changes nothing about that.
    private async Task LeaveAsync(SmtpClient client, CancellationToken cancel)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancel);
        }
        catch (Exception error) when (IsLine(error) || error is SmtpCommandException or OperationCanceledException)
        {
            log.LogDebug("The mail server hung up: {Error}", error.GetType().Name);
        }
    }

    // A 5xx about the recipient or the message is final (RFC 5321, 4.2.1); about the sender it is our setting, to be mended.
    private static OutboxTrouble TroubleOf(SmtpCommandException error) =>
        (int)error.StatusCode >= 500 && error.ErrorCode is (SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted)
            ? OutboxTrouble.Never
            : OutboxTrouble.Later;

    // Servers like to repeat the address.
    private static string Reason(SmtpCommandException error, MimeMessage message)
    {
        var address = ((MailboxAddress)message.To[0]).Address;
        var words = new string([.. error.Message.Select(letter => char.IsControl(letter) ? ' ' : letter)]);
        return $"{(int)error.StatusCode} {words.Replace(address, MailText.Masked(address), StringComparison.OrdinalIgnoreCase)}";
    }

    private static bool IsLine(Exception error) =>
        error is IOException or SocketException or ProtocolException or TimeoutException or ServiceNotConnectedException;
}
