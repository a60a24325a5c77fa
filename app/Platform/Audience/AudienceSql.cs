namespace Fachgruppe.Platform.Audience;

/// <summary>The predicate that agrees with <see cref="Audience.Allows"/>, for every query that lists or reads objects.</summary>
public static class AudienceSql
{
    /// <summary>
    /// A condition over the columns <c>id</c>, <c>audience_kind</c> and <c>audience_circle</c> of a table alias,
    /// with the parameter <c>@viewer_id</c> from <see cref="ViewerId"/>.
    /// </summary>
    public static string Visible(string alias) => $"""
        ({alias}.audience_kind = 'public'
        or @viewer_id like 'guest:%' || {alias}.id || '%'
        or (@viewer_id <> '' and @viewer_id not like 'guest:%' and (
            {alias}.audience_kind = 'members'
            or ({alias}.audience_kind = 'administration' and exists (
                select 1 from people viewer where viewer.id = @viewer_id and viewer.sector = 'administration'))
            or ({alias}.audience_kind = 'named' and exists (
                select 1 from audience_people named where named.object_id = {alias}.id and named.person_id = @viewer_id))
            or ({alias}.audience_kind = 'circle' and exists (
                select 1 from circle_members member
                where member.circle_id = {alias}.audience_circle and member.person_id = @viewer_id)))))
        """;

    /// <summary>The value of <c>@viewer_id</c>: the person's id, <c>guest:</c> and the linked objects' ids, or empty for a visitor.</summary>
    public static string ViewerId(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return viewer.PersonId ?? (viewer.Guest is { } guest ? "guest:" + string.Join(' ', guest.Roles.Keys) : "");
    }
}
