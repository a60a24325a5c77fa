using System.Text.Json;
using Fachgruppe.Accounts.People;
using Fachgruppe.Platform.Outbox;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.Reset;

/// <summary>Looks up who asked for a new password, after the page has answered: so it answers everybody alike and as fast.</summary>
public sealed class ResetHandler(IServiceScopeFactory scopes, ResetStore resets) : IOutboxHandler
{
    private const string AskedSort = "reset";

    /// <inheritdoc/>
    public string Sort => AskedSort;

    /// <summary>An asking as a row of the outbox.</summary>
    public static NewOutboxItem Asking(string email, string language) => new($"{AskedSort}.asked", JsonSerializer.Serialize(new Asked(email, language)));

    /// <summary>Whose password a row asks for; null for a row of another kind.</summary>
    public static string? AddressOf(string kind, string payload)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return kind.StartsWith(AskedSort + ".", StringComparison.Ordinal) ? JsonSerializer.Deserialize<Asked>(payload)!.Email : null;
    }

    /// <inheritdoc/>
    public async Task HandleAsync(OutboxItem item, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(item);
        var asked = JsonSerializer.Deserialize<Asked>(item.Payload)!;
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().FindByEmailAsync(asked.Email) is { } person)
        {
            await resets.AnswerAsync(person, asked.Language, item.Id, cancel);
        }
    }

    private sealed record Asked(string Email, string Language);
}
