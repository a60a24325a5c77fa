using Dapper;
using Fachgruppe.Accounts.Guests;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Audience;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Rights;

namespace Fachgruppe.Boards;

/// <summary>Boards as rows. Every lookup asks the audience predicate: what the viewer may not see is not found.</summary>
/// <remarks>Title and description are changed by <c>board.set</c> through <see cref="Live.BoardEngine"/>, so that open boards hear of it.</remarks>
public sealed class BoardStore(Database database, TimeProvider time)
{
    private static readonly string Read = $"select {BoardRow.Columns} from boards b where b.id = @id and b.deleted_at is null and {AudienceSql.Visible("b")}";

    private static readonly string List = $"""
        select {BoardRow.Columns} from boards b
        where b.deleted_at is null and {AudienceSql.Visible("b")}
          and (@archived = 1 and b.archived_at is not null or @archived = 0 and b.archived_at is null)
          and (@before_at is null or b.updated_at < @before_at or (b.updated_at = @before_at and b.id < @before_id))
        order by b.updated_at desc, b.id desc limit @limit
        """;

    private static readonly string Bin = $"""
        select {BoardRow.Columns} from boards b where b.deleted_at is not null and {AudienceSql.Visible("b")}
        order by b.deleted_at desc, b.id
        """;

    private const string Insert = """
        insert into boards (id, title, description, audience_kind, audience_circle, template, created_by, start_role, is_demo, created_at, updated_at)
        values (@Id, @Title, @Description, @AudienceKind, @AudienceCircle, @Template, @CreatedBy, @StartRole, @IsDemo, @CreatedAt, @UpdatedAt)
        """;

    private const string InsertPerson = "insert into audience_people (object_id, person_id) values (@board, @person)";

    /// <summary>Makes a board.</summary>
    public Task<BoardRow> CreateAsync(NewBoard board, string? createdBy, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var row = new BoardRow
        {
            Id = Ids.New(),
            Title = board.Title,
            Description = board.Description,
            AudienceKind = board.Audience.KindText,
            AudienceCircle = board.Audience.CircleId,
            Template = board.Template,
            CreatedBy = createdBy,
            StartRole = board.StartRole,
            IsDemo = board.IsDemo,
            Version = 1,
            CreatedAt = now,
            UpdatedAt = now,
        };
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(Insert, row, transaction);
                await NameAsync(connection, transaction, row.Id, board.Audience, Named(board.People, createdBy));
                return row;
            },
            cancel: cancel);
    }

    /// <summary>One board, or null where this viewer sees none.</summary>
    public Task<BoardRow?> ReadAsync(Viewer viewer, string id, CancellationToken cancel = default)
        => database.ReadAsync(c => c.QuerySingleOrDefaultAsync<BoardRow?>(Read, new { id, viewer_id = AudienceSql.ViewerId(viewer) }), cancel);

    /// <summary>Whether it was deleted, for those who had it open; tells nothing of boards that never were.</summary>
    public Task<bool> IsDeletedAsync(string id, CancellationToken cancel = default)
        => database.ReadAsync(
            async c => await c.QuerySingleOrDefaultAsync<long?>("select count(*) from boards where id = @id and deleted_at is null", new { id }) == 0, cancel);

    /// <summary>Boards by last change, newest first; <paramref name="after"/> is the last row of the page before.</summary>
    public Task<IReadOnlyList<BoardRow>> ListAsync(
        Viewer viewer, bool archived = false, BoardRow? after = null, int limit = 50, CancellationToken cancel = default)
        => ListAsync(viewer, archived, after?.UpdatedAt, after?.Id, limit, cancel);

    /// <summary>Boards by last change, newest first, after the one of that time and id.</summary>
    public Task<IReadOnlyList<BoardRow>> ListAsync(
        Viewer viewer, bool archived, long? afterUpdatedAt, string? afterId, int limit, CancellationToken cancel = default)
        => database.ReadAsync<IReadOnlyList<BoardRow>>(
            async c => (await c.QueryAsync<BoardRow>(List, new
            {
                viewer_id = AudienceSql.ViewerId(viewer),
                archived = archived ? 1 : 0,
                before_at = afterUpdatedAt,
                before_id = afterId,
                limit,
            })).AsList(),
            cancel);

    /// <summary>Boards that wait for their end and can still be restored.</summary>
    public Task<IReadOnlyList<BoardRow>> ListDeletedAsync(Viewer viewer, CancellationToken cancel = default)
        => database.ReadAsync<IReadOnlyList<BoardRow>>(
            async c => (await c.QueryAsync<BoardRow>(Bin, new { viewer_id = AudienceSql.ViewerId(viewer) })).AsList(), cancel);

    /// <summary>Makes it read-only.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="id">The board.</param>
    /// <param name="version">The version the viewer saw; null takes any.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<BoardChange> ArchiveAsync(Viewer viewer, string id, long? version = null, CancellationToken cancel = default)
        => ChangeAsync("archived_at = coalesce(archived_at, @now)", "b.deleted_at is null", viewer, id, version, cancel);

    /// <summary>Takes it out of the archive.</summary>
    /// <inheritdoc cref="ArchiveAsync"/>
    public Task<BoardChange> UnarchiveAsync(Viewer viewer, string id, long? version = null, CancellationToken cancel = default)
        => ChangeAsync("archived_at = null", "b.deleted_at is null", viewer, id, version, cancel);

    /// <summary>Hides it from everybody until it is restored or <see cref="PurgeAsync"/> takes it.</summary>
    /// <inheritdoc cref="ArchiveAsync"/>
    public Task<BoardChange> DeleteAsync(Viewer viewer, string id, long? version = null, CancellationToken cancel = default)
        => ChangeAsync("deleted_at = @now", "b.deleted_at is null", viewer, id, version, cancel);

    /// <summary>Brings it back as it was.</summary>
    /// <inheritdoc cref="ArchiveAsync"/>
    public Task<BoardChange> RestoreAsync(Viewer viewer, string id, long? version = null, CancellationToken cancel = default)
        => ChangeAsync("deleted_at = null", "b.deleted_at is not null", viewer, id, version, cancel);

    /// <summary>Changes who sees it.</summary>
    public Task<BoardChange> SetAudienceAsync(
        Viewer viewer, string id, long? version, Audience audience, IReadOnlyCollection<string>? people, CancellationToken cancel = default)
        => database.WriteAsync(
            async (connection, transaction) =>
            {
                var done = await UpdateAsync(
                    connection, transaction, "audience_kind = @kind, audience_circle = @circle", "b.deleted_at is null", viewer, id, version, audience);
                if (done == BoardChange.Done)
                {
                    await connection.ExecuteAsync("delete from audience_people where object_id = @id", new { id }, transaction);
                    await NameAsync(connection, transaction, id, audience, Named(people, viewer.PersonId));
                }

                return done;
            },
            cancel: cancel);

    /// <summary>Changes the role that people of the audience start in.</summary>
    public Task<BoardChange> SetStartRoleAsync(Viewer viewer, string id, long? version, BoardRole role, CancellationToken cancel = default)
        => ChangeAsync($"start_role = '{role.Word()}'", "b.deleted_at is null", viewer, id, version, cancel);

    /// <summary>Ids of the people an audience "named" names.</summary>
    public Task<IReadOnlyList<string>> NamedAsync(string id, CancellationToken cancel = default)
        => database.ReadAsync<IReadOnlyList<string>>(
            async c => (await c.QueryAsync<string>("select person_id from audience_people where object_id = @id order by person_id", new { id })).AsList(), cancel);

    /// <summary>Ends boards that were deleted before that time, with everything on them.</summary>
    /// <returns>How many.</returns>
    public Task<int> PurgeAsync(DateTimeOffset deletedBefore, CancellationToken cancel = default)
        => database.WriteAsync(
            async (connection, transaction) =>
            {
                var gone = new { before = deletedBefore.ToUnixTimeMilliseconds() };
                const string Which = "from boards where deleted_at is not null and deleted_at < @before";
                await connection.ExecuteAsync($"delete from audience_people where object_id in (select id {Which})", gone, transaction);
                await GuestLinkStore.RemoveOfAsync(connection, transaction, await connection.QueryAsync<string>($"select id {Which}", gone, transaction));
                return await connection.ExecuteAsync($"delete {Which}", gone, transaction);
            },
            cancel: cancel);

    /// <summary>Ends every board of the demo content.</summary>
    public Task<int> PurgeDemoAsync(CancellationToken cancel = default)
        => database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync("delete from audience_people where object_id in (select id from boards where is_demo = 1)", transaction: transaction);
                await GuestLinkStore.RemoveOfAsync(
                    connection, transaction, await connection.QueryAsync<string>("select id from boards where is_demo = 1", transaction: transaction));
                await RightsVersion.RaiseAsync(connection, transaction);
                return await connection.ExecuteAsync("delete from boards where is_demo = 1", transaction: transaction);
            },
            cancel: cancel);

    private Task<BoardChange> ChangeAsync(string set, string where, Viewer viewer, string id, long? version, CancellationToken cancel)
        => database.WriteAsync((connection, transaction) => UpdateAsync(connection, transaction, set, where, viewer, id, version), cancel: cancel);

    // Every change here can end what somebody sees or may do, so it raises the rights version.
    private async Task<BoardChange> UpdateAsync(
        System.Data.Common.DbConnection connection,
        System.Data.Common.DbTransaction transaction,
        string set,
        string where,
        Viewer viewer,
        string id,
        long? version,
        Audience audience = default)
    {
        var parameters = new
        {
            id,
            version,
            now = time.GetUtcNow().ToUnixTimeMilliseconds(),
            viewer_id = AudienceSql.ViewerId(viewer),
            kind = audience.KindText,
            circle = audience.CircleId,
        };
        var visible = $"from boards b where b.id = @id and {where} and {AudienceSql.Visible("b")}";
        var current = await connection.QuerySingleOrDefaultAsync<long?>($"select b.version {visible}", parameters, transaction);
        if (current is null)
        {
            return BoardChange.NotFound;
        }

        if (version is not null && version != current)
        {
            return BoardChange.Stale;
        }

        var changed = await connection.ExecuteAsync(
            $"update boards set {set}, version = version + 1, updated_at = @now where id = @id and version = {current}", parameters, transaction);
        if (changed == 0)
        {
            return BoardChange.Stale;
        }

        await RightsVersion.RaiseAsync(connection, transaction);
        return BoardChange.Done;
    }

    private static IEnumerable<string> Named(IReadOnlyCollection<string>? people, string? self)
        => (people ?? []).Concat(self is null ? [] : [self]).Distinct(StringComparer.Ordinal);

    private static async Task NameAsync(
        System.Data.Common.DbConnection connection, System.Data.Common.DbTransaction transaction, string board, Audience audience, IEnumerable<string> people)
    {
        if (audience.Kind == AudienceKind.Named)
        {
            await connection.ExecuteAsync(InsertPerson, people.Select(person => new { board, person }), transaction);
        }
    }
}
