using Fachgruppe.Accounts.Passkeys;
using Fachgruppe.Accounts.SecondFactor;

namespace Fachgruppe.Accounts.SignIn;

/// <summary>What „Meine Daten“ tells about the ways to sign in: that they exist and since when, never a key.</summary>
public sealed class SignInRecords(PasskeyStore passkeys, AuthenticatorStore apps, RecoveryCodes codes)
{
    /// <summary>Ready for JSON.</summary>
    public async Task<object> ExportAsync(string personId, CancellationToken cancel) => new
    {
        Passkeys = (await passkeys.OfPersonAsync(personId, cancel))
            .Select(passkey => new { passkey.Name, passkey.BackupEligible, passkey.BackedUp, passkey.CreatedAt, passkey.UsedAt }),
        AuthenticatorSince = (await apps.FindAsync(personId, cancel))?.CreatedAt,
        RecoveryCodesUsedAt = await codes.UsedAtAsync(personId, cancel),
    };
}
