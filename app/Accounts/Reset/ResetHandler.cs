using System.Text.Json;
using Fachgruppe.Accounts.People;
using Fachgruppe.Platform.Outbox;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.Reset;

/// <summary>Looks up who asked for a new password, after the page has answered: so it answers everybody alike and as fast.</summary>
public sealed class ResetHandler(IServiceScopeFactory scopes, ResetStore resets) : IOutboxHandler
{
    /// <inheritdoc/>
    public string Sort => "reset";

    /// <summary>An asking as a row of the outbox.</summary>
    public static NewOutboxItem Asking(string email, string language) => new("reset.asked", JsonSerializer.Serialize(new Asked(email, language)));

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
