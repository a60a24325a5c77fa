namespace Fachgruppe.Accounts.SecondFactor;

/// <summary>The authenticator app of a person.</summary>
/// <param name="PersonId">Whose.</param>
/// <param name="Secret">Shared with the app, protected.</param>
/// <param name="LastStep">The newest step whose code was used.</param>
/// <param name="CreatedAt">Set up.</param>
public sealed record Authenticator(string PersonId, string Secret, long LastStep, DateTimeOffset CreatedAt)
{
    internal const string Columns = "person_id, secret, last_step, created_at";
    internal const string OfPerson = $"select {Columns} from authenticators where person_id = @personId";

    internal const string Put = $"""
        insert into authenticators ({Columns}) values (@PersonId, @Secret, @LastStep, @CreatedAt)
        on conflict (person_id) do update set secret = excluded.secret, last_step = excluded.last_step, created_at = excluded.created_at
        """;

    // The condition is what lets one of two answers with the same code through.
    internal const string Use = "update authenticators set last_step = @step where person_id = @personId and last_step < @step";
}
