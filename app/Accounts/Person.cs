namespace Fachgruppe.Accounts;

/// <summary>A person with an account: the row of <c>people</c> that ASP.NET Core Identity works on.</summary>
public sealed class Person
{
    /// <summary>A UUID.</summary>
    public required string Id { get; init; }

    /// <summary>As others read it.</summary>
    public required string Name { get; set; }

    /// <summary>As entered.</summary>
    public required string Email { get; set; }

    /// <summary>Upper-case, unique: the sign-in name.</summary>
    public string EmailNormalized { get; set; } = "";

    /// <summary><c>administration</c>, <c>company</c>, <c>science</c> or <c>association</c>.</summary>
    public required string Sector { get; set; }

    /// <summary>The organisation, where one is known.</summary>
    public string? OrganisationId { get; init; }

    /// <summary>The organisation's name, read along.</summary>
    public string? OrganisationName { get; init; }

    /// <summary><c>de</c>, <c>en</c>, or null for the browser's wish.</summary>
    public string? Language { get; set; }

    /// <summary>Null until a password is set.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes with every change of credentials.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>Identity's counter; sign-in throttling does not use it, see <see cref="SignIn.SignInThrottle"/>.</summary>
    public long AccessFailedCount { get; set; }

    /// <summary>An administrator has locked the account until then.</summary>
    public DateTimeOffset? LockoutEnd { get; set; }

    /// <summary>Fictitious, badge „Demo“.</summary>
    public bool IsDemo { get; init; }

    /// <summary>When the account was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>For optimistic concurrency.</summary>
    public long Version { get; set; } = 1;
}
