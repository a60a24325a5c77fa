using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.Passkeys;

/// <summary>A passkey: the public half of a key pair whose private half stays in a person's device.</summary>
/// <param name="Id">Our id, for pages.</param>
/// <param name="PersonId">Whose.</param>
/// <param name="CredentialId">The authenticator's id, base64url.</param>
/// <param name="PublicKey">COSE key, base64url.</param>
/// <param name="Name">What its person calls it.</param>
/// <param name="SignCount">The authenticator's counter; it never goes back.</param>
/// <param name="Transports">How a browser reaches it, separated by spaces.</param>
/// <param name="BackupEligible">Whether it may be copied to other devices.</param>
/// <param name="BackedUp">Whether it was.</param>
/// <param name="CreatedAt">Registered.</param>
/// <param name="UsedAt">Last used, or null.</param>
public sealed record Passkey(
    string Id,
    string PersonId,
    string CredentialId,
    string PublicKey,
    string Name,
    long SignCount,
    string Transports,
    bool BackupEligible,
    bool BackedUp,
    DateTimeOffset CreatedAt,
    DateTimeOffset? UsedAt)
{
    internal const string Columns =
        "id, person_id, credential_id, public_key, name, sign_count, transports, backup_eligible, backed_up, created_at, used_at";

    internal const string OfPerson = $"select {Columns} from passkeys where person_id = @personId order by created_at, id";
    internal const string ByCredential = $"select {Columns} from passkeys where credential_id = @credentialId";

    internal const string Insert = $"""
        insert into passkeys ({Columns}) values
        (@Id, @PersonId, @CredentialId, @PublicKey, @Name, @SignCount, @Transports, @BackupEligible, @BackedUp, @CreatedAt, @UsedAt)
        """;

    // A copy that counts on its own shows here: the counter of a genuine key only grows, or stays zero for ever.
    internal const string Used = """
        update passkeys set sign_count = @SignCount, backed_up = @BackedUp, used_at = @now
        where credential_id = @CredentialId and (sign_count < @SignCount or (sign_count = 0 and @SignCount = 0))
        """;

    /// <summary>A passkey as it was registered.</summary>
    public static Passkey Of(string id, string personId, string name, UserPasskeyInfo info, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(info);
        return new(
            id, personId, Base64Url.EncodeToString(info.CredentialId), Base64Url.EncodeToString(info.PublicKey), name, info.SignCount,
            string.Join(' ', info.Transports ?? []), info.IsBackupEligible, info.IsBackedUp, now, null);
    }

    /// <summary>As Identity handles it. What the authenticator attested is not kept: nobody asks for it again.</summary>
    public UserPasskeyInfo ToInfo() => new(
        Base64Url.DecodeFromChars(CredentialId), Base64Url.DecodeFromChars(PublicKey), CreatedAt, (uint)SignCount,
        Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries), isUserVerified: true, BackupEligible, BackedUp, [], [])
    { Name = Name };
}
