using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Fachgruppe.Boards.Engine;

/// <summary>
/// Whose a note is. Anonymous boards store no author: there the browser makes a random key for each note and shows it
/// again, and the board keeps the key's digest alone. Neither leads to a person, nor from one note to another.
/// </summary>
public static class Ownership
{
    /// <summary>Characters of a key at least: 128 bits.</summary>
    public const int MinKey = 22;

    /// <summary>Characters of a key at most.</summary>
    public const int MaxKey = 64;

    /// <summary>Whether a note belongs to whoever acts.</summary>
    public static bool IsOwn(Note note, string? actor, string? key)
        => note.Owner is { } owner ? key is not null && owner == Digest(key) : actor is not null && note.Author == actor;

    /// <summary>What is kept of a key.</summary>
    public static string Digest(string key) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(key)).AsSpan(0, 16));

    /// <summary>Whether it is a key: 22 to 64 of A–Z, a–z, 0–9, - and _.</summary>
    public static bool IsKey(string text) => text.Length is >= MinKey and <= MaxKey && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>The effect without the key; a new note without an author keeps its digest.</summary>
    public static Operation Keep(Operation effect, string? actor)
    {
        if (effect.Fields.Key is not { } key)
        {
            return effect;
        }

        var owner = effect.Type == OperationType.NoteAdd && actor is null ? Digest(key) : effect.Fields.Owner;
        return effect with { Fields = effect.Fields with { Key = null, Owner = owner } };
    }
}
