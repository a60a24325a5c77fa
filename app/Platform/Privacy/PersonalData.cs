namespace Fachgruppe.Platform.Privacy;

/// <summary>The register of personal data: every column that says something about a person.</summary>
/// <remarks>A test compares it with the schema, so that a new column cannot be forgotten.</remarks>
public static class PersonalData
{
    private const string WhileMember = "as long as the account exists";
    private const string WhileSession = "until sign-out or expiry, at most 90 days";
    private const string WhileToken = "until it is revoked or expires";
    private const string WhileGrant = "consents until they are taken back, tokens until a day after their end";
    private const string WhileBoard = "as long as the board exists";
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
        new("sign_in_failures", "subject", "slows down guessing; a salted digest of account and network", "a day", false, Erasure.Deleted),
        new("sign_in_failures", "failures", "slows down guessing", "a day", false, Erasure.Deleted),
        new("sign_in_failures", "blocked_until", "slows down guessing", "a day", false, Erasure.Deleted),
        new("sign_in_failures", "last_at", "slows down guessing", "a day", false, Erasure.Deleted),
        new("boards", "created_by", "who made a board", WhileBoard, true, Erasure.Cleared),
        new("boards", "title", "what a board is about; may name people", WhileBoard, true, Erasure.Cleared),
        new("boards", "description", "what a board is about; may name people", WhileBoard, true, Erasure.Cleared),
        new("board_ops", "actor_id", "shows who wrote what, and takes back only one's own", WhileJournal, true, Erasure.Unlinked),
        new("board_ops", "at", "shows when something was written", WhileJournal, true, Erasure.Unlinked),
        new("board_ops", "payload", "what was written on a board", WhileJournal, true, Erasure.Cleared),
        new("board_ops", "digest", "recognises an operation that is sent again", WhileJournal, false, Erasure.Cleared),
        new("board_snapshots", "state", "what is on a board, with authors", WhileBoard, true, Erasure.Cleared),
        new("log_entries", "actor", "shows who changed rights, by a random name", WhileInstance, true, Erasure.Unlinked),
        new("log_entries", "subject", "shows whose rights changed, by a random name", WhileInstance, true, Erasure.Unlinked),
        new("log_names", "id", "the random name of a person in the log", WhileMember, false, Erasure.Deleted),
        new("log_names", "person_id", "whom a random name in the log stands for", WhileMember, false, Erasure.Deleted),
        new("log_details", "person_id", "whose words these are", WhileMember, false, Erasure.Deleted),
        new("log_details", "salt", "keeps digests from being guessed", WhileMember, false, Erasure.Deleted),
        new("log_details", "details", "says which device, role or scope it was", WhileMember, true, Erasure.Deleted),
    ];

    /// <summary>Tables in which no column says anything about a person.</summary>
    public static IReadOnlySet<string> ImpersonalTables { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "schema_migrations", "rights_version", "health_probe", "organisations", "circles", "data_protection_keys", "log_heads", "identity_keys",
    };

    /// <summary>Columns that say nothing about a person, in tables that have others which do.</summary>
    public static IReadOnlySet<string> ImpersonalColumns { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "people.is_demo", "people.version", "identity_documents.kind", "identity_documents.version", "circle_members.circle_id", "audience_people.object_id",
        "boards.id", "boards.audience_kind", "boards.audience_circle", "boards.template", "boards.is_demo", "boards.seq", "boards.version",
        "boards.archived_at", "boards.deleted_at", "boards.created_at", "boards.updated_at",
        "board_ops.board_id", "board_ops.seq", "board_ops.op_id",
        "log_entries.chain", "log_entries.seq", "log_entries.at", "log_entries.kind", "log_entries.digest", "log_entries.previous", "log_entries.hash",
        "log_details.chain", "log_details.seq",
        "board_snapshots.board_id", "board_snapshots.seq", "board_snapshots.at",
    };
}
