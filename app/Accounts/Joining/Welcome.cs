namespace Fachgruppe.Accounts.Joining;

/// <summary>How far somebody has come in the „Erste 15 Minuten“.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="StartedAt">When the account was made.</param>
/// <param name="ProfileAt">When the profile was looked over.</param>
/// <param name="BoardAt">When the first board was opened.</param>
/// <param name="EndedAt">When the rest was put aside.</param>
public sealed record Welcome(string PersonId, DateTimeOffset StartedAt, DateTimeOffset? ProfileAt, DateTimeOffset? BoardAt, DateTimeOffset? EndedAt)
{
    internal const string OfPerson = "select person_id, started_at, profile_at, board_at, ended_at from welcomes where person_id = @personId";

    internal const string Begin = "insert into welcomes (person_id, started_at) values (@personId, @now) on conflict (person_id) do nothing";

    internal const string Profile = "update welcomes set profile_at = coalesce(profile_at, @now) where person_id = @personId";

    internal const string Board = "update welcomes set board_at = coalesce(board_at, @now) where person_id = @personId";

    internal const string End = "update welcomes set ended_at = @now where person_id = @personId";

    /// <summary>Whether every step is done.</summary>
    public bool IsComplete => ProfileAt is not null && BoardAt is not null;

    /// <summary>Whether the start page should still offer it.</summary>
    public bool IsOffered => !IsComplete && EndedAt is null;
}
