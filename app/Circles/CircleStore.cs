using System.Data.Common;
using Dapper;
using Fachgruppe.Platform.Audience;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Privacy;
using Fachgruppe.Platform.Rights;

namespace Fachgruppe.Circles;

/// <summary>A circle ("Kreis") of members.</summary>
/// <param name="Id">Id.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsDemo">True for demo content.</param>
/// <param name="CreatedAt">Made.</param>
public sealed record Circle(string Id, string Slug, string Name, bool IsDemo, DateTimeOffset CreatedAt)
{
    internal const string Columns = "c.id, c.slug, c.name, c.is_demo, c.created_at";
}

/// <summary>Circles, as far as audiences need them. For those outside, a circle does not exist.</summary>
public sealed class CircleStore(Database database) : IPersonalRecords
{
    private const string Insert = "insert into circles (id, slug, name, is_demo, created_at) values (@Id, @Slug, @Name, @IsDemo, @CreatedAt)";
    private const string Join = "insert into circle_members (circle_id, person_id) values (@circleId, @personId) on conflict do nothing";
    private const string Leave = "delete from circle_members where circle_id = @circleId and person_id = @personId";

    private const string OfPerson = $"""
        select {Circle.Columns} from circles c join circle_members m on m.circle_id = c.id
        where m.person_id = @id order by c.name, c.id
        """;

    /// <summary>Adds one inside a transaction of the caller.</summary>
    public static Task AddAsync(DbConnection connection, DbTransaction transaction, Circle circle) =>
        connection.ExecuteAsync(Insert, circle, transaction);

    /// <summary>Adds a member inside a transaction of the caller.</summary>
    public static async Task AddMemberAsync(DbConnection connection, DbTransaction transaction, string circleId, string personId)
    {
        await connection.ExecuteAsync(Join, new { circleId, personId }, transaction);
        await RightsVersion.RaiseAsync(connection, transaction);
    }

    /// <summary>Removes the demo circles inside a transaction of the caller.</summary>
    public static Task RemoveDemoAsync(DbConnection connection, DbTransaction transaction) =>
        connection.ExecuteAsync("delete from circles where is_demo = 1", transaction: transaction);

    /// <summary>Takes a member out; boards of the circle close for them.</summary>
    public Task RemoveMemberAsync(string circleId, string personId, CancellationToken cancel = default) => database.WriteAsync(
        async (c, t) =>
        {
            await c.ExecuteAsync(Leave, new { circleId, personId }, t);
            await RightsVersion.RaiseAsync(c, t);
        },
        cancel: cancel);

    /// <summary>The circles a viewer belongs to, by name.</summary>
    public async Task<IReadOnlyList<Circle>> OfAsync(Viewer viewer, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return viewer.PersonId is null ? [] : await OfPersonAsync(viewer.PersonId, cancel);
    }

    /// <inheritdoc/>
    public string Name => "circles";

    /// <inheritdoc/>
    public async Task<object> ExportAsync(string personId, CancellationToken cancel) =>
        (await OfPersonAsync(personId, cancel)).Select(circle => new { circle.Name });

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PersonalCount>> CountAsync(string personId, CancellationToken cancel) =>
        [new("circles", (await OfPersonAsync(personId, cancel)).Count)];

    private async Task<IReadOnlyList<Circle>> OfPersonAsync(string personId, CancellationToken cancel) =>
        [.. await database.ReadAsync(c => c.QueryAsync<Circle>(OfPerson, new { id = personId }), cancel)];
}
