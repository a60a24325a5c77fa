namespace Fachgruppe.Accounts.Joining;

/// <summary>What has become of an invitation.</summary>
public enum InvitationState
{
    /// <summary>It can be accepted.</summary>
    Open,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>It was taken back.</summary>
    Revoked,

    /// <summary>Somebody has an account by it.</summary>
    Accepted,
}

/// <summary>An invitation by mail.</summary>
public sealed record Invitation(
    string Id, string Email, string Name, string Sector, string Organisation, string Language, string? InvitedBy,
    DateTimeOffset SentAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? AcceptedAt)
{
    internal const string Columns = "id, email, name, sector, organisation, language, invited_by, sent_at, expires_at, revoked_at, accepted_at";

    internal const string ById = $"select {Columns} from invitations where id = @id";

    internal const string ByToken = $"select {Columns} from invitations where token_hash = @hash";

    internal const string ByLogin = $"""
        select {Columns} from invitations where accepted_at is null and revoked_at is null and expires_at > @now
            and id in (select a.invitation_id from applications a join application_logins l on l.application_id = a.id where l.issuer = @issuer and l.subject = @subject)
        order by sent_at desc
        """;

    internal const string Newest = $"select {Columns} from invitations order by sent_at desc, id limit 200";

    internal const string OfPerson = $"select {Columns} from invitations where person_id = @personId";

    internal const string Insert = """
        insert into invitations (id, email, email_normalized, name, sector, organisation, language, token_hash, invited_by, created_at, sent_at, expires_at)
        values (@Id, @Email, @EmailNormalized, @Name, @Sector, @Organisation, @Language, @Hash, @InvitedBy, @Now, @Now, @ExpiresAt)
        """;

    // A new link replaces the old one: what is stored cannot be sent again.
    internal const string Renew = """
        update invitations set token_hash = @hash, sent_at = @now, expires_at = @until, revoked_at = null
        where id = @id and accepted_at is null
        """;

    internal const string Revoke = "update invitations set revoked_at = @now where id = @id and accepted_at is null and revoked_at is null";

    internal const string Supersede = "delete from invitations where email_normalized = @EmailNormalized and accepted_at is null";

    internal const string Accept = "update invitations set accepted_at = @now, person_id = @personId where id = @id and accepted_at is null";

    internal const string Forget = """
        delete from invitations where accepted_at < @before or (accepted_at is null and (expires_at < @before or revoked_at < @before))
        """;

    /// <summary>Its state at a moment.</summary>
    public InvitationState StateAt(DateTimeOffset now) =>
        AcceptedAt is not null ? InvitationState.Accepted
        : RevokedAt is not null ? InvitationState.Revoked
        : ExpiresAt <= now ? InvitationState.Expired
        : InvitationState.Open;
}
