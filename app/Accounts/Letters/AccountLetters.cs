using Fachgruppe.Accounts.Joining;
using Fachgruppe.Platform.Mail;
using Fachgruppe.Texts;

namespace Fachgruppe.Accounts.Letters;

/// <summary>The words of the mails about accounts, in the language of whoever reads them.</summary>
public sealed class AccountLetters(TextCatalog texts)
{
    /// <summary>You are invited.</summary>
    public Letter Invitation(Newcomer to, string secret) => Write("invitation", to.Email, to.Name, to.Language, $"/einladung/{secret}");

    /// <summary>Confirm that you applied.</summary>
    public Letter Confirmation(Newcomer to, string secret) => Write("confirm", to.Email, to.Name, to.Language, $"/mitmachen/{secret}");

    /// <summary>Your application was approved: set a password.</summary>
    public Letter Approval(Newcomer to, string secret, string reason) =>
        Write("approved", to.Email, to.Name, to.Language, $"/einladung/{secret}", reason);

    /// <summary>Your application was refused.</summary>
    public Letter Refusal(Newcomer to, string reason) => Write("refused", to.Email, to.Name, to.Language, null, reason);

    /// <summary>Set a new password.</summary>
    public Letter Reset(string email, string name, string language, string secret) =>
        Write("reset", email, name, language, $"/konto/zuruecksetzen/{secret}");

    /// <summary>Your password was changed.</summary>
    public Letter PasswordChanged(string email, string name, string language) =>
        Write("changed", email, name, language, "/konto/zuruecksetzen");

    private Letter Write(string topic, string email, string name, string language, string? path, params object[] values)
    {
        var reader = Language.Find(language) ?? Language.German;
        var greeting = name.Length == 0 ? texts.In(reader, "mail.hello") : texts.In(reader, "mail.hello-name", name);
        var words = texts.In(reader, $"mail.{topic}", values).Split("\n\n");
        return new Letter(
            email, name, reader.Code, texts.In(reader, $"mail.{topic}-subject"), [greeting, .. words],
            path is null ? null : new LetterLink(texts.In(reader, $"mail.{topic}-link"), path), texts.In(reader, $"mail.{topic}-foot"));
    }
}
