namespace Fachgruppe.Platform.Privacy;

/// <summary>The register of personal data: every column that says something about a person.</summary>
/// <remarks>A test compares it with the schema, so that a new column cannot be forgotten.</remarks>
public static class PersonalData
{
    private const string WhileMember = "as long as the account exists";

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
        new("people", "access_failed_count", "slows down guessing", "until the next sign-in", false, Erasure.Deleted),
        new("people", "lockout_end", "slows down guessing", "until the next sign-in", false, Erasure.Deleted),
        new("people", "created_at", "shows since when somebody belongs", WhileMember, true, Erasure.Deleted),
        new("person_roles", "person_id", "who may organise and administer", WhileMember, true, Erasure.Deleted),
        new("person_roles", "role", "who may organise and administer", WhileMember, true, Erasure.Deleted),
        new("sessions", "id", "recognises a signed-in browser", "14 days after its last use", true, Erasure.Deleted),
        new("sessions", "person_id", "recognises a signed-in browser", "14 days after its last use", true, Erasure.Deleted),
        new("sessions", "device", "lets people recognise their sessions", "14 days after its last use", true, Erasure.Deleted),
        new("sessions", "created_at", "lets people recognise their sessions", "14 days after its last use", true, Erasure.Deleted),
        new("sessions", "seen_at", "ends what is not used any more", "14 days after its last use", true, Erasure.Deleted),
        new("sessions", "expires_at", "ends what is not used any more", "14 days after its last use", true, Erasure.Deleted),
        new("tokens", "id", "names a program's access", "until it expires or is revoked", true, Erasure.Deleted),
        new("tokens", "person_id", "whose rights a program has", "until it expires or is revoked", true, Erasure.Deleted),
        new("tokens", "hash", "recognises a program's token", "until it expires or is revoked", false, Erasure.Deleted),
        new("tokens", "scopes", "what a program may do", "until it expires or is revoked", true, Erasure.Deleted),
        new("tokens", "created_at", "lets people recognise their tokens", "until it expires or is revoked", true, Erasure.Deleted),
        new("tokens", "expires_at", "ends a program's access", "until it expires or is revoked", true, Erasure.Deleted),
        new("sign_in_failures", "key", "slows down guessing; a digest of mail and IP address", "1 hour", false, Erasure.Deleted),
        new("sign_in_failures", "failures", "slows down guessing", "1 hour", false, Erasure.Deleted),
        new("sign_in_failures", "since", "slows down guessing", "1 hour", false, Erasure.Deleted),
        new("circle_members", "person_id", "who belongs to a circle", WhileMember, true, Erasure.Deleted),
        new("audience_people", "person_id", "who may see what is for named people", WhileMember, true, Erasure.Deleted),
    ];

    /// <summary>Tables in which no column says anything about a person.</summary>
    public static IReadOnlySet<string> ImpersonalTables { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "schema_migrations", "rights_version", "health_probe", "organisations", "circles", "data_protection_keys",
    };

    /// <summary>Columns that say nothing about a person, in tables that have others which do.</summary>
    public static IReadOnlySet<string> ImpersonalColumns { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "people.is_demo", "people.version", "circle_members.circle_id", "audience_people.object_id",
    };
}
