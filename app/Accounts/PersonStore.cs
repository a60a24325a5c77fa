using Dapper;
using Fachgruppe.Platform.Rights;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts;

/// <summary>ASP.NET Core Identity's store over the table <c>people</c>. Each change raises the rights version.</summary>
public sealed partial class PersonStore(Platform.Database.Database database)
    : IUserPasswordStore<Person>, IUserSecurityStampStore<Person>, IUserEmailStore<Person>, IUserLockoutStore<Person>
{
    private const string Select = """
        select p.id, p.name, p.email, p.email_normalized, p.sector, p.organisation_id, o.name as organisation_name, p.language,
               p.password_hash, p.security_stamp, p.access_failed_count, p.lockout_end, p.is_demo, p.created_at, p.version
        from people p left join organisations o on o.id = p.organisation_id
        """;

    private const string Insert = """
        insert into people (id, name, email, email_normalized, sector, organisation_id, language, password_hash,
            security_stamp, access_failed_count, lockout_end, is_demo, created_at, version)
        values (@Id, @Name, @Email, @EmailNormalized, @Sector, @OrganisationId, @Language, @PasswordHash,
            @SecurityStamp, @AccessFailedCount, @LockoutEnd, @IsDemo, @CreatedAt, 1)
        """;

    private const string Update = """
        update people set name = @Name, email = @Email, email_normalized = @EmailNormalized, sector = @Sector,
            language = @Language, password_hash = @PasswordHash, security_stamp = @SecurityStamp,
            access_failed_count = @AccessFailedCount, lockout_end = @LockoutEnd, version = version + 1
        where id = @Id and version = @Version
        """;

    /// <inheritdoc/>
    public async Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(Insert, user, transaction);
                await RightsVersion.RaiseAsync(connection, transaction);
            },
            cancel: cancellationToken);
        return IdentityResult.Success;
    }

    /// <inheritdoc/>
    public async Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        var changed = await database.WriteAsync(
            async (connection, transaction) =>
            {
                await RightsVersion.RaiseAsync(connection, transaction);
                return await connection.ExecuteAsync(Update, user, transaction);
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
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync("delete from people where id = @Id", user, transaction);
                await RightsVersion.RaiseAsync(connection, transaction);
            },
            cancel: cancellationToken);
        return IdentityResult.Success;
    }

    /// <inheritdoc/>
    public Task<Person?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        FindAsync("where p.id = @value", userId, cancellationToken);

    /// <inheritdoc/>
    public Task<Person?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        FindByEmailAsync(normalizedUserName, cancellationToken);

    /// <inheritdoc/>
    public Task<Person?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) =>
        FindAsync("where p.email_normalized = @value", normalizedEmail, cancellationToken);

    /// <summary>Every member, sorted by name as German does.</summary>
    public async Task<IReadOnlyList<Person>> ListAsync(CancellationToken cancel = default)
    {
        var people = await database.ReadAsync(connection => connection.QueryAsync<Person>(Select), cancel);
        return [.. people.OrderBy(person => person.Name, StringComparer.Create(Texts.Language.German.Culture, ignoreCase: true))];
    }

    /// <summary>Whether demo people are there.</summary>
    public Task<bool> AnyDemoAsync(CancellationToken cancel = default) =>
        database.ReadAsync(
            async connection => await connection.QuerySingleAsync<long>("select count(*) from people where is_demo = 1") > 0, cancel);

    /// <summary>Removes the people of the demo content.</summary>
    public Task RemoveDemoAsync(CancellationToken cancel = default) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync("delete from people where is_demo = 1", transaction: transaction);
                await RightsVersion.RaiseAsync(connection, transaction);
            },
            cancel: cancel);

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held; Identity's interface asks for it.
    }

    private Task<Person?> FindAsync(string where, string value, CancellationToken cancel) =>
        database.ReadAsync(connection => connection.QuerySingleOrDefaultAsync<Person>($"{Select} {where}", new { value }), cancel);
}
