namespace Fachgruppe.Platform.Privacy;

/// <summary>The register of personal data: every column that says something about a person.</summary>
/// <remarks>A test compares it with the schema, so that a new column cannot be forgotten.</remarks>
public static class PersonalData
{
    private const string WhileMember = "as long as the account exists";
    private const string WhileSession = "until sign-out or expiry, at most 90 days";
    private const string WhileToken = "until it is revoked or expires";
    private const string WhileGuest = "30 days after the guest's last link ended, or until the guest leaves";
    private const string WhileGuestLink = "30 days after the link ended";
    private const string WhileInvited = "until 30 days after it was accepted, withdrawn or ran out";
    private const string WhileApplying = "7 days unconfirmed; 30 days after the decision";
    private const string WhileOutbox = "until it is sent; 30 days where that fails";
    private const string WhileExport = "24 hours";
    private const string WhileGuessed = "a day";
    private const string WhileReset = "30 minutes";
    private const string WhileCounted = "an hour";
    private const string WhileGrant = "consents until they are taken back, tokens until a day after their end";
    private const string WhileBoard = "as long as the board exists";
    private const string WhileVoting = "as long as the board exists; secret votings forget their voters when they close";
    private const string WhileInstance = "as long as the instance exists";
    private const string WhileJournal = "400 days unless configured, then folded into the board's state";

    /// <summary>Every personal column of every table.</summary>
    public static IReadOnlyList<PersonalColumn> Columns { get; } =
    [
        new("people", "id", "ties contributions to their author", WhileMember, true, Erasure.Unlinked),
        new("people", "name", "shown to the people one works with", WhileMember, true, Erasure.Deleted),
        new("people", "email", "sign-in and messages", WhileMember, true, Erasure.Deleted),
        new("people", "email_normalized", "finds the account whatever the spelling", WhileMember, false, Erasure.Deleted),
        new("people", "sector", "decides what administrations share among themselves", WhileMember, true, Erasure.Deleted),
        new("people", "organisation_id", "shown beside the name", WhileMember, true, Erasure.Deleted),
        new("people", "language", "the language of pages and messages", WhileMember, true, Erasure.Deleted),
        new("people", "password_hash", "checks the password", WhileMember, false, Erasure.Deleted),
        new("people", "security_stamp", "ends sessions when the password changes", WhileMember, false, Erasure.Deleted),
        new("people", "created_at", "shows since when somebody belongs", WhileMember, true, Erasure.Deleted),
        new("person_roles", "person_id", "who may organise and administer", WhileMember, true, Erasure.Deleted),
        new("person_roles", "role", "who may organise and administer", WhileMember, true, Erasure.Deleted),
        new("circle_members", "person_id", "who belongs to a circle", WhileMember, true, Erasure.Deleted),
        new("audience_people", "person_id", "who may see what is for named people", WhileMember, true, Erasure.Deleted),
        new("sessions", "id", "recognises a signed-in browser", WhileSession, false, Erasure.Deleted),
        new("sessions", "person_id", "recognises a signed-in browser", WhileSession, false, Erasure.Deleted),
        new("sessions", "device", "lets people recognise their own sessions", WhileSession, true, Erasure.Deleted),
        new("sessions", "created_at", "lets people recognise their own sessions", WhileSession, true, Erasure.Deleted),
        new("sessions", "seen_at", "lets people recognise their own sessions", WhileSession, true, Erasure.Deleted),
        new("sessions", "expires_at", "ends what is forgotten", WhileSession, true, Erasure.Deleted),
        new("sessions", "verified_at", "asks again before what cannot be undone", WhileSession, true, Erasure.Deleted),
        new("sessions", "multi_factor", "asks for a second factor where it is a duty", WhileSession, true, Erasure.Deleted),
        new("passkeys", "id", "names a passkey in its pages", WhileMember, false, Erasure.Deleted),
        new("passkeys", "person_id", "whose passkey it is", WhileMember, false, Erasure.Deleted),
        new("passkeys", "credential_id", "recognises a passkey", WhileMember, false, Erasure.Deleted),
        new("passkeys", "public_key", "checks a passkey", WhileMember, false, Erasure.Deleted),
        new("passkeys", "name", "lets people recognise their passkeys", WhileMember, true, Erasure.Deleted),
        new("passkeys", "sign_count", "shows a copied passkey", WhileMember, false, Erasure.Deleted),
        new("passkeys", "transports", "lets browsers find a passkey", WhileMember, false, Erasure.Deleted),
        new("passkeys", "backup_eligible", "says whether a passkey lives on one device only", WhileMember, true, Erasure.Deleted),
        new("passkeys", "backed_up", "says whether a passkey lives on one device only", WhileMember, true, Erasure.Deleted),
        new("passkeys", "created_at", "lets people recognise their passkeys", WhileMember, true, Erasure.Deleted),
        new("passkeys", "used_at", "lets people recognise their passkeys", WhileMember, true, Erasure.Deleted),
        new("external_logins", "id", "names a login in its pages", WhileMember, false, Erasure.Deleted),
        new("external_logins", "person_id", "whose login it is", WhileMember, false, Erasure.Deleted),
        new("external_logins", "provider", "says at which authority somebody signs in", WhileMember, true, Erasure.Deleted),
        new("external_logins", "issuer", "recognises a login", WhileMember, true, Erasure.Deleted),
        new("external_logins", "subject", "recognises a login", WhileMember, true, Erasure.Deleted),
        new("external_logins", "created_at", "lets people recognise their logins", WhileMember, true, Erasure.Deleted),
        new("external_logins", "used_at", "lets people recognise their logins", WhileMember, true, Erasure.Deleted),
        new("authenticators", "person_id", "whose app it is", WhileMember, false, Erasure.Deleted),
        new("authenticators", "secret", "checks the codes of an app; protected", WhileMember, false, Erasure.Deleted),
        new("authenticators", "last_step", "lets no code count twice", WhileMember, false, Erasure.Deleted),
        new("authenticators", "created_at", "shows since when the app is set up", WhileMember, true, Erasure.Deleted),
        new("recovery_codes", "person_id", "whose codes they are", WhileMember, false, Erasure.Deleted),
        new("recovery_codes", "place", "tells codes apart", WhileMember, false, Erasure.Deleted),
        new("recovery_codes", "salt", "keeps digests from being guessed", WhileMember, false, Erasure.Deleted),
        new("recovery_codes", "digest", "checks a code", WhileMember, false, Erasure.Deleted),
        new("recovery_codes", "used_at", "counts what is left", WhileMember, true, Erasure.Deleted),
        new("api_tokens", "id", "recognises a program that acts for somebody", WhileToken, true, Erasure.Deleted),
        new("api_tokens", "person_id", "recognises a program that acts for somebody", WhileToken, false, Erasure.Deleted),
        new("api_tokens", "secret_hash", "checks the token", WhileToken, false, Erasure.Deleted),
        new("api_tokens", "scopes", "limits what the program may do", WhileToken, true, Erasure.Deleted),
        new("api_tokens", "created_at", "lets people recognise their tokens", WhileToken, true, Erasure.Deleted),
        new("api_tokens", "expires_at", "ends what is forgotten", WhileToken, true, Erasure.Deleted),
        new("identity_documents", "id", "recognises a token, a sign-in or a consent", WhileGrant, false, Erasure.Deleted),
        new("identity_documents", "name", "finds a token by its digest", WhileGrant, false, Erasure.Deleted),
        new("identity_documents", "person_id", "whom a program signs in or acts for", WhileGrant, true, Erasure.Deleted),
        new("identity_documents", "client_id", "which program may rely on an account", WhileGrant, true, Erasure.Deleted),
        new("identity_documents", "grant_id", "ends all tokens of a sign-in together", WhileGrant, false, Erasure.Deleted),
        new("identity_documents", "type", "tells consents and tokens apart", WhileGrant, true, Erasure.Deleted),
        new("identity_documents", "status", "keeps ended tokens from being used again", WhileGrant, false, Erasure.Deleted),
        new("identity_documents", "created_at", "shows since when a program has access", WhileGrant, true, Erasure.Deleted),
        new("identity_documents", "expires_at", "ends what is forgotten", WhileGrant, true, Erasure.Deleted),
        new("identity_documents", "content", "says what a program may have; what tokens say is encrypted", WhileGrant, true, Erasure.Deleted),
        new("sign_in_failures", "subject", "slows down guessing; a salted digest of account and network", WhileGuessed, false, Erasure.Deleted),
        new("sign_in_failures", "failures", "slows down guessing", WhileGuessed, false, Erasure.Deleted),
        new("sign_in_failures", "blocked_until", "slows down guessing", WhileGuessed, false, Erasure.Deleted),
        new("sign_in_failures", "last_at", "slows down guessing", WhileGuessed, false, Erasure.Deleted),
        new("guest_links", "created_by", "shows who let guests in", WhileGuestLink, true, Erasure.Cleared),
        new("guest_links", "token_hash", "finds the link", WhileGuestLink, false, Erasure.Unlinked),
        new("guests", "id", "ties a guest's notes together", WhileGuest, false, Erasure.Unlinked),
        new("guests", "name", "shown beside what a guest wrote", WhileGuest, false, Erasure.Deleted),
        new("guests", "joined_at", "shows when a guest came", WhileGuest, false, Erasure.Deleted),
        new("guest_seats", "guest_id", "what a guest may see", WhileGuest, false, Erasure.Deleted),
        new("guest_seats", "joined_at", "shows when a guest came", WhileGuest, false, Erasure.Deleted),
        new("guest_seats", "ended_at", "keeps out who was sent away", WhileGuest, false, Erasure.Deleted),
        new("boards", "created_by", "who made a board", WhileBoard, true, Erasure.Cleared),
        new("board_roles", "person_id", "who may do what on a board", WhileMember, true, Erasure.Deleted),
        new("board_roles", "role", "who may do what on a board", WhileMember, true, Erasure.Deleted),
        new("boards", "title", "what a board is about; may name people", WhileBoard, true, Erasure.Unlinked),
        new("boards", "description", "what a board is about; may name people", WhileBoard, true, Erasure.Unlinked),
        new("board_ops", "actor_id", "shows who wrote what, and takes back only one's own", WhileJournal, true, Erasure.Unlinked),
        new("board_ops", "at", "shows when something was written", WhileJournal, true, Erasure.Unlinked),
        new("board_ops", "payload", "what was written on a board", WhileJournal, true, Erasure.Unlinked),
        new("board_ops", "digest", "recognises an operation that is sent again", WhileJournal, false, Erasure.Unlinked),
        new("board_votes", "voter_id", "whose dots these are, so that they can be taken back", WhileVoting, true, Erasure.Unlinked),
        new("board_votes", "target_id", "what somebody voted for", WhileVoting, true, Erasure.Unlinked),
        new("board_votes", "dots", "how much somebody voted for it", WhileVoting, true, Erasure.Unlinked),
        new("board_vote_log", "voter_id", "lets a count be checked", WhileVoting, true, Erasure.Unlinked),
        new("board_vote_log", "entered_by", "who entered votes for people in the room", WhileBoard, true, Erasure.Unlinked),
        new("board_vote_log", "target_id", "lets a count be checked", WhileVoting, true, Erasure.Unlinked),
        new("board_vote_log", "dots", "lets a count be checked", WhileVoting, true, Erasure.Unlinked),
        new("board_vote_log", "at", "shows when a vote was counted", WhileVoting, true, Erasure.Unlinked),
        new("board_snapshots", "state", "what is on a board, with authors", WhileBoard, true, Erasure.Unlinked),
        new("log_entries", "actor", "shows who changed rights, by a random name", WhileInstance, true, Erasure.Unlinked),
        new("log_entries", "subject", "shows whose rights changed, by a random name", WhileInstance, true, Erasure.Unlinked),
        new("log_names", "id", "the random name of a person in the log", WhileMember, false, Erasure.Deleted),
        new("log_names", "person_id", "whom a random name in the log stands for", WhileMember, false, Erasure.Deleted),
        new("log_details", "person_id", "whose words these are", WhileMember, false, Erasure.Deleted),
        new("log_details", "salt", "keeps digests from being guessed", WhileMember, false, Erasure.Deleted),
        new("log_details", "details", "says which device, role or scope it was", WhileMember, true, Erasure.Deleted),
        new("invitations", "email", "where the invitation goes", WhileInvited, true, Erasure.Deleted),
        new("invitations", "email_normalized", "finds an earlier invitation whatever the spelling", WhileInvited, false, Erasure.Deleted),
        new("invitations", "name", "greets whoever is invited", WhileInvited, true, Erasure.Deleted),
        new("invitations", "sector", "decides what administrations share among themselves", WhileInvited, true, Erasure.Deleted),
        new("invitations", "organisation", "shown beside the name", WhileInvited, true, Erasure.Deleted),
        new("invitations", "language", "the language of the mail", WhileInvited, true, Erasure.Deleted),
        new("invitations", "token_hash", "recognises the link", WhileInvited, false, Erasure.Deleted),
        new("invitations", "invited_by", "shows who invites", WhileInvited, false, Erasure.Cleared),
        new("invitations", "created_at", "ends what is forgotten", WhileInvited, false, Erasure.Deleted),
        new("invitations", "sent_at", "shows when the mail went out", WhileInvited, true, Erasure.Deleted),
        new("invitations", "expires_at", "ends what is forgotten", WhileInvited, true, Erasure.Deleted),
        new("invitations", "revoked_at", "shows that it was withdrawn", WhileInvited, false, Erasure.Deleted),
        new("invitations", "accepted_at", "shows that it was accepted", WhileInvited, true, Erasure.Deleted),
        new("invitations", "person_id", "which account came of it", WhileInvited, false, Erasure.Deleted),
        new("application_logins", "application_id", "whose application it is", WhileApplying, false, Erasure.Deleted),
        new("application_logins", "provider", "says which authority vouched for somebody", WhileApplying, true, Erasure.Deleted),
        new("application_logins", "issuer", "becomes a login when the account is made", WhileApplying, true, Erasure.Deleted),
        new("application_logins", "subject", "becomes a login when the account is made", WhileApplying, true, Erasure.Deleted),
        new("applications", "email", "where the answer goes", WhileApplying, true, Erasure.Deleted),
        new("applications", "email_normalized", "finds an earlier application whatever the spelling", WhileApplying, false, Erasure.Deleted),
        new("applications", "name", "says who applies", WhileApplying, true, Erasure.Deleted),
        new("applications", "organisation", "says for whom somebody works", WhileApplying, true, Erasure.Deleted),
        new("applications", "sector", "decides what administrations share among themselves", WhileApplying, true, Erasure.Deleted),
        new("applications", "purpose", "lets a person decide", WhileApplying, true, Erasure.Deleted),
        new("applications", "sponsor", "lets a person decide; names a member", WhileApplying, true, Erasure.Deleted),
        new("applications", "language", "the language of the mails", WhileApplying, true, Erasure.Deleted),
        new("applications", "token_hash", "recognises the link", WhileApplying, false, Erasure.Deleted),
        new("applications", "created_at", "ends what is forgotten", WhileApplying, true, Erasure.Deleted),
        new("applications", "confirmed_at", "shows that the address is real", WhileApplying, true, Erasure.Deleted),
        new("applications", "decided_at", "ends what is forgotten", WhileApplying, true, Erasure.Deleted),
        new("applications", "decided_by", "shows who decided", WhileApplying, false, Erasure.Cleared),
        new("applications", "approved", "the decision", WhileApplying, true, Erasure.Deleted),
        new("applications", "reason", "tells why", WhileApplying, true, Erasure.Deleted),
        new("applications", "invitation_id", "leads to the account that came of it", WhileApplying, false, Erasure.Deleted),
        new("password_resets", "token_hash", "recognises the link", WhileReset, false, Erasure.Deleted),
        new("password_resets", "person_id", "whose password it sets", WhileReset, false, Erasure.Deleted),
        new("password_resets", "expires_at", "ends what is forgotten", WhileReset, false, Erasure.Deleted),
        new("form_counts", "subject", "slows down forms that send mail; a digest of form and address or network", WhileCounted, false, Erasure.Deleted),
        new("form_counts", "times", "slows down forms that send mail", WhileCounted, false, Erasure.Deleted),
        new("form_counts", "ends_at", "slows down forms that send mail", WhileCounted, false, Erasure.Deleted),
        new("welcomes", "person_id", "whose first steps these are", WhileMember, false, Erasure.Deleted),
        new("welcomes", "started_at", "lets newcomers go on where they stopped", WhileMember, true, Erasure.Deleted),
        new("welcomes", "profile_at", "lets newcomers go on where they stopped", WhileMember, true, Erasure.Deleted),
        new("welcomes", "board_at", "lets newcomers go on where they stopped", WhileMember, true, Erasure.Deleted),
        new("welcomes", "ended_at", "lets newcomers go on where they stopped", WhileMember, true, Erasure.Deleted),
        new("exports", "id", "names a file with one's data", WhileExport, false, Erasure.Deleted),
        new("exports", "person_id", "whose data it is", WhileExport, false, Erasure.Deleted),
        new("exports", "file", "finds the file; random, so that nobody guesses it", WhileExport, false, Erasure.Deleted),
        new("exports", "language", "the language of the readable part", WhileExport, true, Erasure.Deleted),
        new("exports", "state", "shows how far it is", WhileExport, false, Erasure.Deleted),
        new("exports", "percent", "shows how far it is", WhileExport, false, Erasure.Deleted),
        new("exports", "problem", "says why it could not be made", WhileExport, false, Erasure.Deleted),
        new("exports", "requested_at", "shows when it was asked for", WhileExport, true, Erasure.Deleted),
        new("exports", "expires_at", "ends what is forgotten", WhileExport, true, Erasure.Deleted),
        new("outbox", "payload", "the mail that waits to be sent, protected", WhileOutbox, false, Erasure.Deleted),
        new("outbox", "person_id", "whose mail it is, so that it goes with the account", WhileOutbox, false, Erasure.Deleted),
        new("outbox", "last_error", "why a mail did not arrive; addresses are masked", WhileOutbox, false, Erasure.Deleted),
    ];

    /// <summary>How long things stay, in the order in which <c>/datenschutz</c> tells it; the texts are <c>privacy.kept-{key}</c>.</summary>
    public static IReadOnlyList<(string Retention, string Key)> Retentions { get; } =
    [
        (WhileMember, "member"),
        (WhileSession, "session"),
        (WhileGuessed, "guessed"),
        (WhileReset, "reset"),
        (WhileCounted, "counted"),
        (WhileToken, "token"),
        (WhileGrant, "grant"),
        (WhileInvited, "invited"),
        (WhileApplying, "applying"),
        (WhileGuest, "guest"),
        (WhileGuestLink, "guest-link"),
        (WhileBoard, "board"),
        (WhileJournal, "journal"),
        (WhileInstance, "instance"),
        (WhileExport, "export"),
        (WhileOutbox, "outbox"),
    ];

    /// <summary>The same for what is no row of the database: mails in files, and what PostgreSQL keeps of deleted rows.</summary>
    public static IReadOnlyList<string> KeptElsewhere { get; } = ["mail-files", "wal"];

    /// <summary>Tables in which no column says anything about a person.</summary>
    public static IReadOnlySet<string> ImpersonalTables { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "schema_migrations", "rights_version", "health_probe", "organisations", "circles", "data_protection_keys", "log_heads", "used_tickets", "identity_keys",
    };

    /// <summary>Columns that say nothing about a person, in tables that have others which do.</summary>
    public static IReadOnlySet<string> ImpersonalColumns { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "guest_links.id", "guest_links.object_id", "guest_links.token_sealed", "guest_links.role", "guest_links.seats", "guest_links.code_hash",
        "guest_links.expires_at", "guest_links.revoked_at", "guest_links.created_at", "guest_seats.link_id",
        "people.is_demo", "people.version", "identity_documents.kind", "identity_documents.version", "circle_members.circle_id", "audience_people.object_id",
        "boards.id", "boards.start_role", "board_roles.board_id", "boards.audience_kind", "boards.audience_circle", "boards.template", "boards.is_demo", "boards.seq", "boards.version",
        "boards.archived_at", "boards.deleted_at", "boards.created_at", "boards.updated_at",
        "boards.votes", "board_votes.board_id", "board_votes.voting_id", "board_vote_log.board_id", "board_vote_log.n", "board_vote_log.seq",
        "board_vote_log.voting_id", "board_vote_log.op_id", "board_vote_log.type",
        "board_ops.board_id", "board_ops.seq", "board_ops.op_id",
        "log_entries.chain", "log_entries.seq", "log_entries.at", "log_entries.kind", "log_entries.digest", "log_entries.previous", "log_entries.hash",
        "log_details.chain", "log_details.seq",
        "invitations.id", "applications.id",
        "outbox.id", "outbox.kind", "outbox.dedup_key", "outbox.created_at", "outbox.due_at", "outbox.began_at", "outbox.attempts",
        "outbox.locked_until", "outbox.lease", "outbox.done_at", "outbox.failed_at",
        "board_snapshots.board_id", "board_snapshots.seq", "board_snapshots.at",
    };
}
