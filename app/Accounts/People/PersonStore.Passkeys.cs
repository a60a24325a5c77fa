using Fachgruppe.Accounts.Passkeys;
using Fachgruppe.Platform;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.People;

/// <summary>What Identity's passkey handler asks of a store.</summary>
public sealed partial class PersonStore : IUserPasskeyStore<Person>
{
    /// <inheritdoc/>
    public async Task AddOrUpdatePasskeyAsync(Person user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(passkey);
        if (!await passkeys.UsedAsync(passkey, cancellationToken))
        {
            await passkeys.AddAsync(Passkey.Of(Ids.New(), Checked(user).Id, passkey.Name ?? "", passkey, time.GetUtcNow()), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Person user, CancellationToken cancellationToken) =>
        [.. (await passkeys.OfPersonAsync(Checked(user).Id, cancellationToken)).Select(passkey => passkey.ToInfo())];

    /// <inheritdoc/>
    public async Task<Person?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await passkeys.FindAsync(credentialId, cancellationToken) is { } passkey ? await FindByIdAsync(passkey.PersonId, cancellationToken) : null;

    /// <inheritdoc/>
    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken) =>
        await passkeys.FindAsync(credentialId, cancellationToken) is { } passkey && passkey.PersonId == Checked(user).Id ? passkey.ToInfo() : null;

    /// <inheritdoc/>
    public async Task RemovePasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken)
    {
        if (await passkeys.FindAsync(credentialId, cancellationToken) is { } passkey && passkey.PersonId == Checked(user).Id)
        {
            await passkeys.RemoveAsync(passkey.PersonId, passkey.Id, cancellationToken);
        }
    }
}
