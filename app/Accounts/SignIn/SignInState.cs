using Dapper;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Accounts.SignIn;

/// <summary>How surely somebody is who they are in this session, and what is asked of them.</summary>
/// <param name="VerifiedAt">When they last proved it.</param>
/// <param name="SeenAt">When the session was last noted as used.</param>
/// <param name="MultiFactor">Whether by more than a password.</param>
/// <param name="Roles">How many roles ask for a second factor.</param>
/// <param name="Factors">How many second factors are set up.</param>
/// <param name="IsDemo">Whether this is a fictitious person.</param>
public sealed record SignInState(DateTimeOffset VerifiedAt, DateTimeOffset SeenAt, bool MultiFactor, long Roles, long Factors, bool IsDemo)
{
    private const string OfSession = """
        select s.verified_at, s.seen_at, s.multi_factor,
            (select count(*) from person_roles r where r.person_id = s.person_id and r.role in ('organiser', 'admin')) as roles,
            (select count(*) from passkeys k where k.person_id = s.person_id)
                + (select count(*) from authenticators a where a.person_id = s.person_id) as factors,
            p.is_demo
        from sessions s join people p on p.id = s.person_id where s.id = @id
        """;

    /// <summary>How long a proof counts for acts that cannot be undone.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromMinutes(5);

    /// <summary>The state of a session, or null when it has ended.</summary>
    public static Task<SignInState?> OfAsync(Database database, string sessionId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        return database.ReadAsync(c => c.QuerySingleOrDefaultAsync<SignInState?>(OfSession, new { id = sessionId }), cancel);
    }

    /// <summary>Whether a duty to use a second factor is not fulfilled; in Development demo people have none.</summary>
    public bool LacksSecondFactor(bool isDevelopment) => Roles > 0 && !MultiFactor && !(IsDemo && isDevelopment);
}
