namespace Fachgruppe.Accounts.OwnData;

/// <summary>How far a file with somebody's data has come.</summary>
public enum ExportState
{
    /// <summary>It waits for its turn.</summary>
    Queued,

    /// <summary>It is being written.</summary>
    Running,

    /// <summary>It can be downloaded.</summary>
    Ready,

    /// <summary>It could not be made.</summary>
    Failed,
}

/// <summary>The file with everything about a person: asked for, made in the background, gone after a day.</summary>
/// <param name="Id">Id, in the address of the download.</param>
/// <param name="PersonId">Whose.</param>
/// <param name="File">Its random name in the data folder.</param>
/// <param name="Language">What its readable part is written in.</param>
/// <param name="State">As written in the row: the name of an <see cref="ExportState"/> in lower case.</param>
/// <param name="Percent">How much is done.</param>
/// <param name="Problem"><c>full</c> or <c>broken</c>, once it failed.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="ExpiresAt">When it goes.</param>
public sealed record DataExport(
    string Id, string PersonId, string File, string Language, string State, long Percent, string? Problem, DateTimeOffset RequestedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>How long the file stays.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>Whoever needs longer has died.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    internal const string Columns = "id, person_id, file, language, state, percent, problem, requested_at, expires_at";

    internal const string OfPerson = $"select {Columns} from exports where person_id = @personId and expires_at > @now";

    // Asking twice makes one file, unless the first is done with or has died.
    internal const string Ask = """
        insert into exports (id, person_id, file, language, state, requested_at, expires_at)
        values (@Id, @PersonId, @File, @Language, 'queued', @RequestedAt, @ExpiresAt)
        on conflict (person_id) do update set id = excluded.id, file = excluded.file, language = excluded.language, state = 'queued',
            percent = 0, problem = null, requested_at = excluded.requested_at, expires_at = excluded.expires_at
        where exports.state in ('ready', 'failed') or exports.requested_at <= @dead
        """;

    internal const string Begin = $"update exports set state = 'running', percent = 0 where id = @id and state in ('queued', 'running') returning {Columns}";

    internal const string Advance = "update exports set percent = @percent where id = @id and state = 'running'";

    internal const string Finish = "update exports set state = 'ready', percent = 100 where id = @id and state = 'running'";

    internal const string Fail = "update exports set state = 'failed', problem = @problem where id = @id and state = 'running'";

    /// <summary>How it stands at a moment.</summary>
    public ExportState StateAt(DateTimeOffset now)
    {
        var state = Enum.Parse<ExportState>(State, ignoreCase: true);
        return state is ExportState.Queued or ExportState.Running && now - RequestedAt >= Patience ? ExportState.Failed : state;
    }
}
