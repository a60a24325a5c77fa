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
        new("circle_members", "person_id", "who belongs to a circle", WhileMember, true, Erasure.Deleted),
        new("audience_people", "person_id", "who may see what is for named people", WhileMember, true, Erasure.Deleted),
    ];

    /// <summary>Tables in which no column says anything about a person.</summary>
    public static IReadOnlySet<string> ImpersonalTables { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "schema_migrations", "rights_version", "health_probe", "organisations", "circles",
    };

    /// <summary>Columns that say nothing about a person, in tables that have others which do.</summary>
    public static IReadOnlySet<string> ImpersonalColumns { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "people.is_demo", "people.version", "circle_members.circle_id", "audience_people.object_id",
    };
}
