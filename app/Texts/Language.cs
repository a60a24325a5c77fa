using System.Globalization;

namespace Fachgruppe.Texts;

/// <summary>A language of the interface.</summary>
/// <param name="Code">As in <c>lang</c> and in the cookie: <c>de</c>, <c>en</c>.</param>
/// <param name="Name">Its own name, for the switch.</param>
/// <param name="Culture">How it writes dates and numbers.</param>
public sealed record Language(string Code, string Name, CultureInfo Culture)
{
    /// <summary>The first language and the fallback.</summary>
    public static readonly Language German = new("de", "Deutsch", CultureInfo.GetCultureInfo("de"));

    /// <summary>The full second language.</summary>
    public static readonly Language English = new("en", "English", CultureInfo.GetCultureInfo("en"));

    /// <summary>Every language, the fallback first.</summary>
    public static readonly IReadOnlyList<Language> All = [German, English];

    /// <summary>The language of a culture; German when it is neither.</summary>
    public static Language Of(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return Find(culture.TwoLetterISOLanguageName) ?? German;
    }

    /// <summary>The language of a code, or null.</summary>
    public static Language? Find(string? code) => All.FirstOrDefault(language => language.Code == code);

    /// <summary>The language the switch offers.</summary>
    public Language Other => this == German ? English : German;
}
