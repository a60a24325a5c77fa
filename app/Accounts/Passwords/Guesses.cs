using System.Collections.Frozen;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Fachgruppe.Accounts.Passwords;

/// <summary>What somebody would try first: known long passwords, common words, keyboard walks, repetitions, years.</summary>
public static partial class Guesses
{
    /// <summary>So many characters must remain once everything that can be guessed is taken away.</summary>
    private const int EnoughOfOnesOwn = 8;

    private const int ShortestWord = 3;
    private const int ShortestWalk = 4;

    private static readonly string[] Walks =
    [
        "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertzuiopü", "asdfghjklöä", "yxcvbnm", "qwertyuiop", "zxcvbnm",
        "1qay2wsx3edc4rfv5tgb6zhn7ujm8ik9ol0p", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qaywsxedcrfvtgbzhnujmikolp", "qazwsxedcrfvtgbyhnujmikolp",
    ];

    private static readonly FrozenSet<string> Steps = Walks
        .SelectMany(walk => new[] { walk, string.Concat(walk.Reverse()) })
        .SelectMany(walk => Enumerable.Range(0, walk.Length - 1).Select(at => walk.Substring(at, 2)))
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Known = Lines("passwords").Select(Plain).ToFrozenSet(StringComparer.Ordinal);
    private static readonly string[] Words = [.. Lines("words").Select(Plain).OrderByDescending(word => word.Length)];

    /// <summary>Whether a password is on the list of those that many people have.</summary>
    public static bool IsKnown(string password) => Known.Contains(Plain(password)) || IsRepetition(Plain(password)) || IsRepetition(password);

    /// <summary>Whether too little remains without common words, walks, years, and words that the account itself suggests.</summary>
    public static bool IsGuessable(string password, IEnumerable<string> context)
    {
        var own = context.Select(Plain).Where(word => word.Length >= ShortestWord).OrderByDescending(word => word.Length);
        var rest = own.Concat(Words).Aggregate(Plain(password), (text, word) => text.Replace(word, " ", StringComparison.Ordinal));
        rest = WithoutWalks(rest);
        return rest.Count(char.IsLetterOrDigit) < EnoughOfOnesOwn || rest.Where(char.IsLetterOrDigit).Distinct().Count() < EnoughOfOnesOwn / 2;
    }

    /// <summary>Lower case, look-alikes as letters, nothing but letters and digits.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            plain.Append(letter switch { '@' => "a", '$' => "s", '€' => "e", 'ß' => "ss", _ => char.IsLetterOrDigit(letter) ? letter.ToString() : "" });
        }

        return LookAlikes().Replace(plain.ToString(), digits => string.Concat(digits.Value.Select(Letter)));
    }

    private static char Letter(char digit) => digit switch { '0' => 'o', '1' => 'i', '3' => 'e', '4' => 'a', '5' => 's', '7' => 't', var other => other };

    private static bool IsRepetition(string text)
    {
        for (var period = 1; period <= text.Length / 2; period++)
        {
            if (text.AsSpan(period).SequenceEqual(text.AsSpan(0, text.Length - period)))
            {
                return true;
            }
        }

        return false;
    }

    private static string WithoutWalks(string text)
    {
        var rest = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = at + 1;
            while (end < text.Length && (text[end] == text[end - 1] || Steps.Contains(text.Substring(end - 1, 2))))
            {
                end++;
            }

            var isYear = end - at < ShortestWalk && at + 4 <= text.Length && text[at..(at + 2)] is "19" or "20" && text[at..(at + 4)].All(char.IsDigit);
            end = isYear ? at + 4 : end;
            rest.Append(end - at >= ShortestWalk ? " " : text[at..end]);
            at = end;
        }

        return rest.ToString();
    }

    private static string[] Lines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"passwords/{name}.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
    }

    // "p4ssw0rt" is a word, "2026" is a year: few digits between letters stand for letters.
    [GeneratedRegex(@"(?<=\p{L})[0-9]{1,3}(?=\p{L})")]
    private static partial Regex LookAlikes();
}
