using Fachgruppe.Platform.Mail;
using Fachgruppe.Texts;

namespace Fachgruppe.Accounts.Joining;

/// <summary>Somebody who has no account yet, as invited or as applying.</summary>
/// <param name="Email">Address.</param>
/// <param name="Name">Name, may be empty in an invitation.</param>
/// <param name="Sector">Kind of organisation.</param>
/// <param name="Organisation">Its name, may be empty.</param>
/// <param name="Language"><c>de</c> or <c>en</c>: what mails are written in.</param>
public sealed record Newcomer(string Email, string Name, string Sector, string Organisation, string Language)
{
    /// <summary>The longest name of a person or an organisation.</summary>
    public const int LongestName = 120;

    /// <summary>The kinds of organisations.</summary>
    public static readonly IReadOnlyList<string> Sectors = ["administration", "company", "science", "association"];

    /// <summary>The address as compared; the same as Identity makes it.</summary>
    public string EmailNormalized => Email.Normalize().ToUpperInvariant();

    /// <summary>Tidies what was typed.</summary>
    public static Newcomer Of(string? email, string? name, string? sector, string? organisation) =>
        new(email?.Trim() ?? "", name?.Trim() ?? "", sector ?? "", organisation?.Trim() ?? "", TextCatalog.Current.Code);

    /// <summary>What is wrong: the field, and the key of the message.</summary>
    /// <param name="nameRequired">Whether name and organisation may stay empty.</param>
    public IEnumerable<(string Field, string Key)> Problems(bool nameRequired)
    {
        if (!MailText.IsAddress(Email))
        {
            yield return ("email", "joining.email-wrong");
        }

        if (!IsName(Name, nameRequired))
        {
            yield return ("name", "joining.name-wrong");
        }

        if (!IsName(Organisation, nameRequired))
        {
            yield return ("organisation", "joining.organisation-wrong");
        }

        if (!Sectors.Contains(Sector))
        {
            yield return ("sector", "joining.sector-wrong");
        }
    }

    private static bool IsName(string text, bool required) =>
        text.Length <= LongestName && (text.Length > 0 || !required) && MailText.IsOneLine(text);
}
