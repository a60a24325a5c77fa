using Fachgruppe.Accounts.Joining;
using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.Reset;
using Fachgruppe.Platform.Mail;
using Fachgruppe.Platform.Outbox;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.OwnData;

/// <summary>Erases a person: first what lies elsewhere, then the account. Broken off half-way, it can be done again.</summary>
public sealed class AccountErasure(
    UserManager<Person> people, JoiningTraces joining, OutboxStore outbox, MailFolder mails, DataExportStore exports)
{
    /// <summary>Erases everything; what stays leads to nobody.</summary>
    public async Task EraseAsync(Person person, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(person);
        var addresses = (await joining.AddressesAsync(person, cancel)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        await exports.RemoveAsync(person.Id, cancel);
        await outbox.RemoveAsync((kind, payload) => AddressOf(kind, payload) is { } to && addresses.Contains(to), cancel);
        await mails.RemoveAsync(addresses, cancel);
        await joining.RemoveAsync(addresses, cancel);
        await people.DeleteAsync(person);
    }

    private static string? AddressOf(string kind, string payload) =>
        kind.StartsWith(Letter.Sort + ".", StringComparison.Ordinal) ? Letter.Read(payload).To : ResetHandler.AddressOf(kind, payload);
}
