using System.Data.Common;
using Dapper;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Accounts.SignIn;

/// <summary>The ways a person has to sign in, and whether a second factor is a duty.</summary>
/// <param name="HasPassword">Whether there is a password.</param>
/// <param name="Passkeys">How many passkeys there are.</param>
/// <param name="HasApp">Whether an authenticator app is set up.</param>
/// <param name="CodesLeft">How many recovery codes are unused.</param>
/// <param name="Roles">How many roles ask for a second factor.</param>
/// <param name="IsDemo">Whether this is a fictitious person.</param>
public sealed record SignInWays(bool HasPassword, long Passkeys, bool HasApp, long CodesLeft, long Roles, bool IsDemo)
{
    // A person's row is locked where a way may go, so that two removals at once never take the last two.
    private const string OfPerson = """
        select case when p.password_hash is null then 0 else 1 end as has_password,
            (select count(*) from passkeys k where k.person_id = p.id) as passkeys,
            (select count(*) from authenticators a where a.person_id = p.id) as has_app,
            (select count(*) from recovery_codes r where r.person_id = p.id and r.used_at is null) as codes_left,
            (select count(*) from person_roles r where r.person_id = p.id and r.role in ('organiser', 'admin')) as roles,
            p.is_demo
        from people p where p.id = @personId
        """;

    private static readonly SignInWays None = new(false, 0, false, 0, 0, false);

    /// <summary>Whether more than a password is set up.</summary>
    public bool HasSecondFactor => Passkeys > 0 || HasApp;

    /// <summary>Whether a passkey may go: another way stays, and a duty to have a second factor stays fulfilled.</summary>
    public bool MayLosePasskey => Passkeys > 1 || (HasPassword && (HasApp || Roles == 0 || IsDemo));

    /// <summary>Whether the app may go.</summary>
    public bool MayLoseApp => Passkeys > 0 || Roles == 0 || IsDemo;

    /// <summary>Whether an external login may go: a way of our own stays. Other external logins are not counted on, an authority may end.</summary>
    public bool MayLoseExternal => HasPassword || Passkeys > 0;

    /// <summary>The ways of a person.</summary>
    public static Task<SignInWays> OfAsync(Database database, string personId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        return database.ReadAsync(async c => await c.QuerySingleOrDefaultAsync<SignInWays>(OfPerson, new { personId }) ?? None, cancel);
    }

    /// <summary>The ways of a person, which nobody else changes before the transaction ends.</summary>
    public static async Task<SignInWays> LockedAsync(Database database, DbConnection connection, DbTransaction transaction, string personId)
    {
        ArgumentNullException.ThrowIfNull(database);
        await connection.ExecuteAsync($"select id from people where id = @personId {database.ForUpdate}", new { personId }, transaction);
        return await connection.QuerySingleOrDefaultAsync<SignInWays>(OfPerson, new { personId }, transaction) ?? None;
    }
}
