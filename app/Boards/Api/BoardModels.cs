using System.Text.Json.Serialization;

namespace Fachgruppe.Boards.Api;

/// <summary>A board in lists and answers, without what hangs on it.</summary>
/// <param name="Id">UUID.</param>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Description">Markdown.</param>
/// <param name="Audience">public, members, administration, named or circle:&lt;id&gt;.</param>
/// <param name="StartRole">The role in which people start: read, notes or edit.</param>
/// <param name="Archived">Whether it is read-only.</param>
/// <param name="Demo">Whether it belongs to the demo content.</param>
/// <param name="CreatedAt">ISO 8601 with offset.</param>
/// <param name="UpdatedAt">ISO 8601 with offset.</param>
/// <param name="Version">The number in the ETag.</param>
public sealed record BoardModel(
    string Id, string Title, string Description, string Audience, string StartRole, bool Archived, bool Demo, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, long Version)
{
    /// <summary>From a row.</summary>
    public static BoardModel Of(BoardRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new BoardModel(
            row.Id,
            row.Title,
            row.Description,
            row.Audience.ToString(),
            row.StartRole,
            row.ArchivedAt is not null,
            row.IsDemo,
            DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt),
            DateTimeOffset.FromUnixTimeMilliseconds(row.UpdatedAt),
            row.Version);
    }
}

/// <summary>A page of a list.</summary>
/// <param name="Items">By last change, newest first.</param>
/// <param name="Next">The cursor of the next page, null on the last one.</param>
public sealed record BoardPage(IReadOnlyList<BoardModel> Items, string? Next);

/// <summary>What a new board is.</summary>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Audience">public, members, administration, named or circle:&lt;id&gt;.</param>
/// <param name="Template">empty, topics or retrospective; absent for empty.</param>
/// <param name="People">For the audience named: ids of people. The maker is always among them.</param>
/// <param name="Description">Markdown.</param>
/// <param name="StartRole">The role in which people start: read, notes or edit; absent for edit.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewBoardModel(
    string? Title, string? Audience, string? Template = null, IReadOnlyList<string>? People = null, string? Description = null, string? StartRole = null);

/// <summary>What changes; what is absent stays.</summary>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Description">Markdown.</param>
/// <param name="Audience">public, members, administration, named or circle:&lt;id&gt;.</param>
/// <param name="People">Together with the audience named.</param>
/// <param name="Archived">true makes the board read-only.</param>
/// <param name="StartRole">The role in which people start: read, notes or edit.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record BoardPatch(
    string? Title = null, string? Description = null, string? Audience = null, IReadOnlyList<string>? People = null, bool? Archived = null,
    string? StartRole = null);
