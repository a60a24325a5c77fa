using Fachgruppe.Boards.Engine;
using Fachgruppe.Platform.Audience;

namespace Fachgruppe.Boards;

/// <summary>A board ("Tafel") without what is on it.</summary>
public sealed record BoardRow
{
    /// <summary>Its UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Up to 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Markdown, may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Column of <see cref="Audience"/>.</summary>
    public required string AudienceKind { get; init; }

    /// <summary>Column of <see cref="Audience"/>.</summary>
    public string? AudienceCircle { get; init; }

    /// <summary>The template it was made from, empty for none.</summary>
    public string Template { get; init; } = "";

    /// <summary>Who made it; null once that person is gone.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>The word of the role that people of the audience start in.</summary>
    public string StartRole { get; init; } = BoardRoles.Usual;

    /// <summary>The word of the role that whoever read this row was given; null for none.</summary>
    public string? GivenRole { get; init; }

    /// <summary>Whether it belongs to the demo content.</summary>
    public bool IsDemo { get; init; }

    /// <summary>The last operation on it, 0 before the first.</summary>
    public long Seq { get; init; }

    /// <summary>Raised by every change of this row but those of <see cref="Seq"/>; the ETag of the API.</summary>
    public long Version { get; init; }

    /// <summary>Since when it is read-only, unix ms.</summary>
    public long? ArchivedAt { get; init; }

    /// <summary>Since when it waits for its end, unix ms.</summary>
    public long? DeletedAt { get; init; }

    /// <summary>Unix ms.</summary>
    public long CreatedAt { get; init; }

    /// <summary>When anything on it last changed, unix ms.</summary>
    public long UpdatedAt { get; init; }

    /// <summary>Who sees it.</summary>
    public Audience Audience => Audience.FromColumns(AudienceKind, AudienceCircle);

    /// <summary>Its columns, for a table alias b and the parameter of <see cref="AudienceSql.ViewerId"/>.</summary>
    public const string Columns = """
        b.id, b.title, b.description, b.audience_kind, b.audience_circle, b.template, b.created_by, b.start_role, b.is_demo,
        b.seq, b.version, b.archived_at, b.deleted_at, b.created_at, b.updated_at,
        (select given.role from board_roles given where given.board_id = b.id and given.person_id = @viewer_id) as given_role
        """;
}

/// <summary>What a new board starts with.</summary>
/// <param name="Title">Up to 200 characters, not empty.</param>
/// <param name="Audience">Who sees it.</param>
/// <param name="Description">Markdown.</param>
/// <param name="Template">The template's name; its frames are put on the board by operations.</param>
/// <param name="People">Ids of the people named, for the audience "named"; the maker is always among them.</param>
/// <param name="IsDemo">Whether it belongs to the demo content.</param>
/// <param name="StartRole">The word of the role that people of the audience start in.</param>
public sealed record NewBoard(
    string Title, Audience Audience, string Description = "", string Template = "", IReadOnlyCollection<string>? People = null, bool IsDemo = false,
    string StartRole = BoardRoles.Usual);

/// <summary>How a change of a board's row went.</summary>
public enum BoardChange
{
    /// <summary>Committed.</summary>
    Done,

    /// <summary>It does not exist for this viewer.</summary>
    NotFound,

    /// <summary>Somebody changed it since that version.</summary>
    Stale,
}
