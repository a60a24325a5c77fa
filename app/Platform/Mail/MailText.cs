using MimeKit;

namespace Fachgruppe.Platform.Mail;

/// <summary>What may stand in the head of a mail.</summary>
public static class MailText
{
    /// <summary>The longest address (RFC 5321, 4.5.3.1.3, less the brackets).</summary>
    public const int LongestAddress = 254;

    /// <summary>True when a name or subject can break no line, so that nobody writes headers of their own.</summary>
    public static bool IsOneLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return !text.Any(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029');
    }

    /// <summary>True for one bare address: no name, no list, no comment, no route.</summary>
    public static bool IsAddress(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= LongestAddress && IsOneLine(text) && text.IndexOfAny([' ', ',', ';', ':', '<', '>', '(', ')', '"', '[', ']', '\\', '%']) < 0
            && text.Count(letter => letter == '@') == 1 && text.IndexOf('@', StringComparison.Ordinal) is > 0 and <= 64
            && MailboxAddress.TryParse(text, out var parsed) && parsed.Address == text && parsed.Domain.Length > 0;
    }

    /// <summary>An address as far as an administrator needs it: <c>j…@example.org</c>.</summary>
    public static string Masked(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var at = address.LastIndexOf('@');
        return at < 1 ? "…" : address[0] + "…" + address[at..];
    }
}
