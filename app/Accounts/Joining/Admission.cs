using Fachgruppe.Accounts.People;
using Fachgruppe.Members;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Mail;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.Joining;

/// <summary>Turns an invitation into an account.</summary>
public sealed class Admission(UserManager<Person> people, InvitationStore invitations, OrganisationStore organisations, TimeProvider time)
{
    /// <summary>Makes the account. One address has one account, so of two who try at once one gets it.</summary>
    /// <param name="invitation">An open invitation.</param>
    /// <param name="name">The name others will see.</param>
    /// <param name="password">The password.</param>
    /// <param name="language">The language of the page.</param>
    /// <param name="cancel">Ends it before anything happened.</param>
    public async Task<(Person? Person, IReadOnlyList<IdentityError> Errors)> AdmitAsync(
        Invitation invitation, string name, string password, string language, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(invitation);
        ArgumentNullException.ThrowIfNull(name);
        if (string.IsNullOrWhiteSpace(name) || name.Length > Newcomer.LongestName || !MailText.IsOneLine(name))
        {
            return (null, [new IdentityError { Code = NameWrong }]);
        }

        var now = time.GetUtcNow();
        var person = new Person
        {
            Id = Ids.New(),
            Name = name.Trim(),
            Email = invitation.Email,
            Sector = invitation.Sector,
            OrganisationId = invitation.Organisation.Length == 0 ? null : await organisations.NamedAsync(invitation.Organisation, invitation.Sector, now, cancel),
            Language = language,
            CreatedAt = now,
        };
        var made = await people.CreateAsync(person, password);
        if (!made.Succeeded)
        {
            return (null, [.. made.Errors]);
        }

        await invitations.AcceptedAsync(invitation.Id, person.Id, CancellationToken.None);
        return (person, []);
    }

    /// <summary>The code of an error about the name.</summary>
    public const string NameWrong = "NameWrong";
}
