using Fachgruppe.Platform;

namespace Fachgruppe.Accounts.External;

/// <summary>An account's login at an external authority. The key is issuer and subject: what a name in the configuration means may change.</summary>
/// <param name="Id">Our id, for pages.</param>
/// <param name="PersonId">Whose.</param>
/// <param name="Provider">The authority's name when it was linked.</param>
/// <param name="Issuer">The issuer.</param>
/// <param name="Subject">The issuer's word for the person.</param>
/// <param name="CreatedAt">Linked.</param>
/// <param name="UsedAt">Last used, or null.</param>
public sealed record ExternalLogin(string Id, string PersonId, string Provider, string Issuer, string Subject, DateTimeOffset CreatedAt, DateTimeOffset? UsedAt)
{
    internal const string Columns = "id, person_id, provider, issuer, subject, created_at, used_at";

    internal const string OfPerson = $"select {Columns} from external_logins where person_id = @personId order by created_at, id";

    internal const string BySubject = $"select {Columns} from external_logins where issuer = @Issuer and subject = @Subject";

    internal const string Insert = $"""
        insert into external_logins ({Columns}) values (@Id, @PersonId, @Provider, @Issuer, @Subject, @CreatedAt, @UsedAt)
        """;

    internal const string InsertIfFree = Insert + " on conflict (issuer, subject) do nothing";

    internal const string InsertOfApplication = """
        insert into application_logins (application_id, provider, issuer, subject) values (@ApplicationId, @Provider, @Issuer, @Subject)
        """;

    internal const string OfApplications = """
        select l.provider, l.issuer, l.subject from application_logins l join applications a on a.id = l.application_id
        where a.invitation_id in (select id from invitations where person_id = @personId)
        """;

    /// <summary>A new one.</summary>
    internal static ExternalLogin Of(string personId, ExternalIdentity identity, DateTimeOffset now) =>
        new(Ids.New(), personId, identity.Provider, identity.Issuer, identity.Subject, now, null);
}
