using System.Data.Common;
using Dapper;
using Fachgruppe.Accounts.Passkeys;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Rights;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.People;

/// <summary>ASP.NET Core Identity on our tables: account, mail address, password, security stamp.</summary>
public sealed partial class PersonStore(Database database, PasskeyStore passkeys, TimeProvider time) : IUserPasswordStore<Person>, IUserEmailStore<Person>, IUserSecurityStampStore<Person>
{
    /// <inheritdoc/>
    public async Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        try
        {
            await database.WriteAsync((c, t) => AddAsync(c, t, user, time.GetUtcNow()), cancel: cancellationToken);
            return IdentityResult.Success;
        }
        catch (DbException)
        {
            // Two people may take one address at the same moment; anything else is no answer about accounts.
            if (await FindByEmail(user.EmailNormalized, cancellationToken) is null)
            {
                throw;
            }

            return IdentityResult.Failed(new IdentityErrorDescriber().DuplicateEmail(user.Email));
        }
    }

    /// <summary>Adds a person that is ready to be kept, inside a transaction of the caller.</summary>
    internal static async Task AddAsync(DbConnection connection, DbTransaction transaction, Person person, DateTimeOffset now)
    {
        await connection.ExecuteAsync(Person.Insert, person, transaction);
        await AuditLog.AppendAsync(connection, transaction, now, new("account.created", null, person.Id));
    }

    /// <inheritdoc/>
    public async Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        var changed = await database.WriteAsync(
            async (c, t) =>
            {
                await RightsVersion.RaiseAsync(c, t);
                return await c.ExecuteAsync(Person.Update, user, t);
            },
            cancel: cancellationToken);
        if (changed == 0)
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        }

        user.Version++;
        return IdentityResult.Success;
    }

    /// <inheritdoc/>
    public async Task<IdentityResult> DeleteAsync(Person user, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            async (c, t) =>
            {
                await RightsVersion.RaiseAsync(c, t);
                await AuditLog.AppendAsync(c, t, time.GetUtcNow(), new("account.erased", user.Id, user.Id));
                await c.ExecuteAsync(Person.Delete, user, t);
            },
            cancel: cancellationToken);
        await database.ForgetDeletedAsync(cancellationToken);
        return IdentityResult.Success;
    }

    /// <inheritdoc/>
    public Task<Person?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        database.ReadAsync(c => c.QuerySingleOrDefaultAsync<Person?>(Person.ById, new { id = userId }), cancellationToken);

    /// <inheritdoc/>
    public Task<Person?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) => FindByEmail(normalizedEmail, cancellationToken);

    /// <inheritdoc/>
    public Task<Person?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => FindByEmail(normalizedUserName, cancellationToken);

    /// <inheritdoc/>
    public Task<string> GetUserIdAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(Checked(user).Id);

    /// <inheritdoc/>
    public Task<string?> GetUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(Checked(user).Email);

    /// <inheritdoc/>
    public Task SetUserNameAsync(Person user, string? userName, CancellationToken cancellationToken) => SetEmailAsync(user, userName, cancellationToken);

    /// <inheritdoc/>
    public Task<string?> GetNormalizedUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(Checked(user).EmailNormalized);

    /// <inheritdoc/>
    public Task SetNormalizedUserNameAsync(Person user, string? normalizedName, CancellationToken cancellationToken) =>
        SetNormalizedEmailAsync(user, normalizedName, cancellationToken);

    /// <inheritdoc/>
    public Task<string?> GetEmailAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(Checked(user).Email);

    /// <inheritdoc/>
    public Task SetEmailAsync(Person user, string? email, CancellationToken cancellationToken)
    {
        Checked(user).Email = email ?? "";
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<string?> GetNormalizedEmailAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(Checked(user).EmailNormalized);

    /// <inheritdoc/>
    public Task SetNormalizedEmailAsync(Person user, string? normalizedEmail, CancellationToken cancellationToken)
    {
        Checked(user).EmailNormalized = normalizedEmail ?? "";
        return Task.CompletedTask;
    }

    /// <summary>Accounts are made by invitation or by an administrator, so the address counts as confirmed.</summary>
    public Task<bool> GetEmailConfirmedAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(true);

    /// <inheritdoc/>
    public Task SetEmailConfirmedAsync(Person user, bool confirmed, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<string?> GetPasswordHashAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(Checked(user).PasswordHash);

    /// <inheritdoc/>
    public Task<bool> HasPasswordAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(Checked(user).PasswordHash is not null);

    /// <inheritdoc/>
    public Task SetPasswordHashAsync(Person user, string? passwordHash, CancellationToken cancellationToken)
    {
        Checked(user).PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<string?> GetSecurityStampAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(Checked(user).SecurityStamp);

    /// <inheritdoc/>
    public Task SetSecurityStampAsync(Person user, string stamp, CancellationToken cancellationToken)
    {
        Checked(user).SecurityStamp = stamp;
        return Task.CompletedTask;
    }

    /// <summary>Holds nothing of its own.</summary>
    public void Dispose()
    {
    }

    private static Person Checked(Person user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user;
    }

    private Task<Person?> FindByEmail(string email, CancellationToken cancel) =>
        database.ReadAsync(c => c.QuerySingleOrDefaultAsync<Person?>(Person.ByEmail, new { email }), cancel);
}
