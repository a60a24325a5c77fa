using Dapper;
using Fachgruppe.Platform.Rights;

namespace Fachgruppe.Circles;

/// <summary>The tables <c>circles</c> and <c>circle_members</c>.</summary>
public sealed class CircleStore(Platform.Database.Database database, TimeProvider time)
{
    private const string Insert = "insert into circles (id, slug, name, is_demo, created_at) values (@Id, @Slug, @Name, @IsDemo, @now)";
    private const string InsertMember = "insert into circle_members (circle_id, person_id) values (@id, @personId) on conflict do nothing";
    private const string Mine = """
        select c.id, c.slug, c.name, c.is_demo from circles c
        join circle_members m on m.circle_id = c.id
        where m.person_id = @personId order by c.name
        """;

    /// <summary>Adds a circle with its members.</summary>
    public Task AddAsync(Circle circle, IEnumerable<string> members, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(circle);
        var row = new { circle.Id, circle.Slug, circle.Name, circle.IsDemo, now = time.GetUtcNow() };
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(Insert, row, transaction);
                await connection.ExecuteAsync(InsertMember, members.Select(personId => new { id = circle.Id, personId }), transaction);
                await RightsVersion.RaiseAsync(connection, transaction);
            },
            cancel: cancel);
    }

    /// <summary>The circles a person belongs to, by name.</summary>
    public async Task<IReadOnlyList<Circle>> ListOfAsync(string personId, CancellationToken cancel = default) =>
        [.. await database.ReadAsync(connection => connection.QueryAsync<Circle>(Mine, new { personId }), cancel)];

    /// <summary>Removes the circles of the demo content and their memberships.</summary>
    public Task RemoveDemoAsync(CancellationToken cancel = default) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync("delete from circles where is_demo = 1", transaction: transaction);
                await RightsVersion.RaiseAsync(connection, transaction);
            },
            cancel: cancel);
}
