namespace Fachgruppe.Accounts.Joining;

/// <summary>Somebody's wish to join.</summary>
public sealed record MemberApplication(
    string Id, string Email, string Name, string Organisation, string Sector, string Purpose, string Sponsor, string Language,
    DateTimeOffset CreatedAt, DateTimeOffset? ConfirmedAt, DateTimeOffset? DecidedAt, string? DecidedBy, bool? Approved, string? Reason)
{
    internal const string Columns = """
        id, email, name, organisation, sector, purpose, sponsor, language, created_at, confirmed_at, decided_at, decided_by, approved, reason
        """;

    internal const string Insert = """
        insert into applications (id, email, email_normalized, name, organisation, sector, purpose, sponsor, language, token_hash, created_at)
        values (@Id, @Email, @EmailNormalized, @Name, @Organisation, @Sector, @Purpose, @Sponsor, @Language, @Hash, @Now)
        """;

    internal const string ByToken = $"select {Columns} from applications where token_hash = @hash";

    internal const string Waiting = $"select {Columns} from applications where confirmed_at is not null and decided_at is null order by confirmed_at, id";

    internal const string Decided = $"select {Columns} from applications where decided_at is not null order by decided_at desc, id limit 100";

    internal const string OfPerson = $"""
        select {Columns} from applications where invitation_id in (select id from invitations where person_id = @personId)
        """;

    internal const string CountWaiting = "select count(*) from applications where confirmed_at is not null and decided_at is null";

    internal const string CountOfLogin = """
        select count(*) from applications a join application_logins l on l.application_id = a.id
        where l.issuer = @Issuer and l.subject = @Subject and a.decided_at is null
        """;

    internal const string Confirm = "update applications set confirmed_at = @now where token_hash = @hash and confirmed_at is null and created_at > @oldest";

    // Whoever applies twice is decided on once, by what was said last.
    internal const string Supersede = """
        delete from applications where decided_at is null and token_hash <> @hash
            and email_normalized = (select email_normalized from applications where token_hash = @hash)
        """;

    internal const string HasAccount = """
        select count(*) from people where email_normalized = (select email_normalized from applications where token_hash = @hash)
        """;

    internal const string Decide = """
        update applications set decided_at = @now, decided_by = @actor, approved = @approved, reason = @reason
        where id = @id and confirmed_at is not null and decided_at is null
        """;

    internal const string ById = $"select {Columns} from applications where id = @id";

    internal const string Forget = "delete from applications where (confirmed_at is null and created_at < @unconfirmed) or decided_at < @decided";

    /// <summary>Who applies.</summary>
    public Newcomer Newcomer => new(Email, Name, Sector, Organisation, Language);
}
