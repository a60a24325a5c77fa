using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fachgruppe.Identity.Documents;

/// <summary>Something the identity provider keeps: a client, a grant, a token or a scope.</summary>
public abstract class Document
{
    /// <summary>Id.</summary>
    [JsonIgnore]
    public string Id { get; set; } = "";

    /// <summary>For optimistic concurrency: of two uses of one token, one wins.</summary>
    [JsonIgnore]
    public long Version { get; set; }

    /// <summary>How it stands; only the column counts, so that many can be ended at once.</summary>
    [JsonIgnore]
    public string? Status { get; set; }

    /// <summary>The columns it is looked up by.</summary>
    internal abstract DocumentRow Keys();
}

/// <summary>A row of the one table.</summary>
public sealed record DocumentRow(
    string Id, string Kind, string? Name, string? PersonId, string? ClientId, string? GrantId, string? Type, string? Status,
    DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, string Content, long Version)
{
    internal const string Columns =
        "id, kind, name, person_id, client_id, grant_id, type, status, created_at, expires_at, content, version";

    internal const string Insert = $"""
        insert into identity_documents ({Columns}) values
        (@Id, @Kind, @Name, @PersonId, @ClientId, @GrantId, @Type, @Status, @CreatedAt, @ExpiresAt, @Content, @Version)
        """;

    // What was revoked in the meantime stays revoked, whoever saves it.
    internal const string Update = """
        update identity_documents set name = @Name, person_id = @PersonId, client_id = @ClientId, grant_id = @GrantId,
            type = @Type, status = case when status = 'revoked' then status else @Status end, expires_at = @ExpiresAt, content = @Content, version = version + 1
        where id = @Id and version = @Version
        """;

    internal const string Delete = "delete from identity_documents where id = @Id and version = @Version";

    /// <summary>An empty row of a kind, for <c>with</c>.</summary>
    internal static DocumentRow Of(string kind, Document document) =>
        new(document.Id, kind, null, null, null, null, null, document.Status, default, null, JsonSerializer.Serialize(document, document.GetType()), document.Version);

    /// <summary>The document it holds.</summary>
    internal T Read<T>()
        where T : Document
    {
        var document = JsonSerializer.Deserialize<T>(Content)!;
        (document.Id, document.Version, document.Status) = (Id, Version, Status);
        return document;
    }
}
