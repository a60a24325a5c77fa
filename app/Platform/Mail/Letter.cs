using System.Text.Json;
using Fachgruppe.Platform.Outbox;

namespace Fachgruppe.Platform.Mail;

/// <summary>A mail before it is one: words in the reader's language, and at most one link.</summary>
/// <param name="To">The address.</param>
/// <param name="Name">Who reads it, or null.</param>
/// <param name="Language"><c>de</c> or <c>en</c>.</param>
/// <param name="Subject">One line.</param>
/// <param name="Paragraphs">Plain text, each on its own.</param>
/// <param name="Link">What it asks for, or null.</param>
/// <param name="Foot">Why it came, in small print.</param>
public sealed record Letter(string To, string? Name, string Language, string Subject, IReadOnlyList<string> Paragraphs, LetterLink? Link, string Foot)
{
    /// <summary>The sort of outbox rows that are letters.</summary>
    public const string Sort = "mail";

    /// <summary>The letter as a row of the outbox.</summary>
    /// <param name="topic">What it is about, for administrators, e.g. <c>invitation</c>.</param>
    /// <param name="personId">Whose account it concerns, or null.</param>
    /// <param name="dedupKey">Two letters with one key become one.</param>
    /// <exception cref="ArgumentException">Address, name or subject would break out of its line.</exception>
    public NewOutboxItem ToItem(string topic, string? personId = null, string? dedupKey = null) =>
        MailText.IsAddress(To) && MailText.IsOneLine(Name ?? "") && MailText.IsOneLine(Subject)
            ? new NewOutboxItem($"{Sort}.{topic}", JsonSerializer.Serialize(this), personId, dedupKey)
            : throw new ArgumentException("The head of a letter holds what may not stand there.");

    /// <summary>Reads a letter back.</summary>
    public static Letter Read(string payload) => JsonSerializer.Deserialize<Letter>(payload)!;
}

/// <summary>The one thing a letter asks for.</summary>
/// <param name="Label">What a click does.</param>
/// <param name="Path">A path of this site; the mail makes it absolute.</param>
public sealed record LetterLink(string Label, string Path);
