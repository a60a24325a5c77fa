using System.Globalization;
using System.Text;
using Dapper;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Accounts.Guests;

/// <summary>What is wrong with a guest's name.</summary>
public enum GuestNameProblem
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>There is none.</summary>
    Missing,

    /// <summary>Longer than <see cref="GuestNames.Longest"/>.</summary>
    TooLong,

    /// <summary>Without letters, or with characters that cannot be seen.</summary>
    Unreadable,

    /// <summary>It reads like the name of a member.</summary>
    Taken,
}

/// <summary>Names that guests may give themselves: readable, and never to be mistaken for a member's.</summary>
public sealed class GuestNames(Database database)
{
    /// <summary>The most characters.</summary>
    public const int Longest = 60;

    // Letters of other scripts that look like Latin ones (Unicode UTS #39, the common cases).
    private const string Look = "аеорсухіјѕкмтнвгԁԛԝαορνικτχυ";
    private const string Like = "aeopcyxijskmthbrdqwaopvikxyu";

    /// <summary>The name as it is kept: one line, single blanks.</summary>
    public static string Clean(string? name) => string.Join(' ', (name ?? "").Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Looks at a cleaned name.</summary>
    public async Task<GuestNameProblem> CheckAsync(string name, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is 0 or > Longest)
        {
            return name.Length == 0 ? GuestNameProblem.Missing : GuestNameProblem.TooLong;
        }

        if (!name.Any(char.IsLetter) || name.EnumerateRunes().Any(IsHidden))
        {
            return GuestNameProblem.Unreadable;
        }

        var skeleton = Skeleton(name);
        var members = await database.ReadAsync(c => c.QueryAsync<string>("select name from people"), cancel);
        return members.Any(member => Skeleton(member) == skeleton) ? GuestNameProblem.Taken : GuestNameProblem.None;
    }

    /// <summary>What two names have in common that read alike: no case, no marks, no blanks, look-alikes made one.</summary>
    internal static string Skeleton(string name)
    {
        var skeleton = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark || !char.IsLetterOrDigit(letter))
            {
                continue;
            }

            var look = Look.IndexOf(letter, StringComparison.Ordinal);
            skeleton.Append(look >= 0 ? Like[look] : letter switch { '0' => 'o', '1' or 'l' or 'ı' => 'i', _ => letter });
        }

        return skeleton.ToString();
    }

    private static bool IsHidden(Rune rune) =>
        rune.Value == 0xFFFD || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
