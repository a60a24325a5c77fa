using Fachgruppe.Platform.Privacy;

namespace Fachgruppe.Accounts.Joining;

/// <summary>„Meine Daten“: how somebody joined.</summary>
public sealed class JoiningRecords(InvitationStore invitations, ApplicationStore applications, WelcomeStore welcomes) : IPersonalRecords
{
    /// <inheritdoc/>
    public string Name => "joining";

    /// <inheritdoc/>
    public async Task<object> ExportAsync(string personId, CancellationToken cancel) => new
    {
        Invitations = (await invitations.OfPersonAsync(personId, cancel))
            .Select(i => new { i.Email, i.Name, i.Sector, i.Organisation, i.Language, i.SentAt, i.ExpiresAt, i.AcceptedAt }),
        Applications = (await applications.OfPersonAsync(personId, cancel))
            .Select(a => new { a.Email, a.Name, a.Sector, a.Organisation, a.Purpose, a.Sponsor, a.Language, a.CreatedAt, a.ConfirmedAt, a.DecidedAt, a.Approved, a.Reason }),
        FirstSteps = await welcomes.FindAsync(personId, cancel) is { } steps ? new { steps.StartedAt, steps.ProfileAt, steps.BoardAt, steps.EndedAt } : null,
    };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PersonalCount>> CountAsync(string personId, CancellationToken cancel) =>
    [
        new("invitations", (await invitations.OfPersonAsync(personId, cancel)).Count),
        new("applications", (await applications.OfPersonAsync(personId, cancel)).Count),
        new("invited", await invitations.CountByAsync(personId, cancel), Stays: true),
    ];
}
