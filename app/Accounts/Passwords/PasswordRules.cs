using Fachgruppe.Accounts.People;
using Fachgruppe.Members;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.Passwords;

/// <summary>What a password must be: long, and not what somebody would try first. Nothing about kinds of characters.</summary>
/// <remarks>NIST SP 800-63B-4, 3.1.1.2: 15 characters where it stands alone, compared with a list, no composition rules.</remarks>
public sealed class PasswordRules(OrganisationStore organisations, TextCatalog texts) : IPasswordValidator<Person>
{
    /// <summary>The fewest characters.</summary>
    public const int Shortest = 15;

    /// <summary>The most characters.</summary>
    public const int Longest = 128;

    private static readonly string[] HereWords =
    [
        "fachgruppe", "fach", "gruppe", "diwish", "verwaltungsdigitalisierung", "verwaltung", "digitalisierung", "digital", "schleswig", "holstein",
        "cluster", "cxo", "kreis", "tafel", "zettel", "vorhaben", "clusterbüro", "demo",
    ];

    /// <inheritdoc/>
    public async Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password)
    {
        ArgumentNullException.ThrowIfNull(user);
        var length = (password ?? "").EnumerateRunes().Count();
        return length < Shortest ? Refused("PasswordTooShort", "passwords.too-short", Shortest)
            : length > Longest ? Refused("PasswordTooLong", "passwords.too-long", Longest)
            : Guesses.IsKnown(password!) ? Refused("PasswordCommon", "passwords.common")
            : Guesses.IsGuessable(password!, await ContextAsync(user)) ? Refused("PasswordGuessable", "passwords.guessable")
            : IdentityResult.Success;
    }

    private async Task<IEnumerable<string>> ContextAsync(Person user)
    {
        var organisation = user.OrganisationId is null ? null : await organisations.FindAsync(user.OrganisationId);
        return [.. HereWords, .. Words(user.Name), .. Words(user.Email), .. Words(organisation?.Name ?? "")];
    }

    private static string[] Words(string text) => text.Split([' ', '.', '@', '-', '_', '+', ','], StringSplitOptions.RemoveEmptyEntries);

    private IdentityResult Refused(string code, string text, int? number = null) =>
        IdentityResult.Failed(new IdentityError { Code = code, Description = number is { } n ? texts[text, n] : texts[text] });
}
