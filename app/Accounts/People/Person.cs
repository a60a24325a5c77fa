namespace Fachgruppe.Accounts.People;

/// <summary>A person with an account, as ASP.NET Core Identity handles it.</summary>
public sealed class Person
{
    internal const string Columns = "id, name, email, email_normalized, sector, organisation_id, language, password_hash, security_stamp, is_demo, created_at, version";
    internal const string ById = $"select {Columns} from people where id = @id";
    internal const string ByEmail = $"select {Columns} from people where email_normalized = @email";

    internal const string Insert = $"""
        insert into people ({Columns}) values
        (@Id, @Name, @Email, @EmailNormalized, @Sector, @OrganisationId, @Language, @PasswordHash, @SecurityStamp, @IsDemo, @CreatedAt, @Version)
        """;

    internal const string Update = """
        update people set name = @Name, email = @Email, email_normalized = @EmailNormalized, sector = @Sector,
            organisation_id = @OrganisationId, language = @Language, password_hash = @PasswordHash,
            security_stamp = @SecurityStamp, version = version + 1
        where id = @Id and version = @Version
        """;

    internal const string Delete = "delete from people where id = @Id";

    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The name others see.</summary>
    public string Name { get; set; } = "";

    /// <summary>Mail address as given.</summary>
    public string Email { get; set; } = "";

    /// <summary>Mail address as compared.</summary>
    public string EmailNormalized { get; set; } = "";

    /// <summary><c>administration</c>, <c>company</c>, <c>science</c> or <c>association</c>.</summary>
    public string Sector { get; set; } = "";

    /// <summary>The organisation shown beside the name, or null.</summary>
    public string? OrganisationId { get; set; }

    /// <summary><c>de</c>, <c>en</c>, or null for what the browser asks for.</summary>
    public string? Language { get; set; }

    /// <summary>Salted hash, or null for an account without a password.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes with everything that must end sessions.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>True for a fictitious person of the demo content.</summary>
    public bool IsDemo { get; init; }

    /// <summary>When the account was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>For optimistic concurrency.</summary>
    public long Version { get; set; } = 1;
}
