using System.Data.Common;
using Dapper;
using Fachgruppe.Accounts.Joining;
using Fachgruppe.Accounts.People;
using Fachgruppe.Members;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Mail;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.External;

/// <summary>Makes accounts without a password for people whom an authority vouches for: account and login at once, or neither.</summary>
public sealed class ExternalAdmission(Database database, UserManager<Person> people, OrganisationStore organisations, TimeProvider time)
{
    /// <summary>Makes the account of somebody whom a trusted authority vouches for.</summary>
    /// <returns>Null when the address has an account: then only its person may link the login.</returns>
    public Task<Person?> AdmitAsync(ExternalIdentity identity, string sector, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(identity);
        var person = New(identity.Email, NameOf(identity, ""), sector, null);
        return MakeAsync(person, identity, (c, t, now) => c.ExecuteAsync(Welcome.Begin, new { personId = person.Id, now }, t), cancel);
    }

    /// <summary>Accepts an open invitation.</summary>
    /// <returns>Null when its address has an account meanwhile, or it was accepted before.</returns>
    public async Task<Person?> AdmitAsync(ExternalIdentity identity, Invitation invitation, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(invitation);
        var organisation = invitation.Organisation.Length == 0
            ? null
            : await organisations.NamedAsync(invitation.Organisation, invitation.Sector, time.GetUtcNow(), cancel);
        var person = New(invitation.Email, NameOf(identity, invitation.Name), invitation.Sector, organisation);
        return await MakeAsync(person, identity, (c, t, now) => AcceptAsync(c, t, invitation.Id, person.Id, now), cancel);
    }

    private static async Task AcceptAsync(DbConnection connection, DbTransaction transaction, string invitation, string person, DateTimeOffset now)
    {
        if (!await InvitationStore.AcceptedAsync(connection, transaction, invitation, person, now))
        {
            throw new TakenException();
        }
    }

    private async Task<Person?> MakeAsync(
        Person person, ExternalIdentity identity, Func<DbConnection, DbTransaction, DateTimeOffset, Task> also, CancellationToken cancel)
    {
        try
        {
            await database.WriteAsync(
                async (c, t) =>
                {
                    await PersonStore.AddAsync(c, t, person, person.CreatedAt);
                    await ExternalLoginStore.AddAsync(c, t, person.Id, identity, person.CreatedAt);
                    await also(c, t, person.CreatedAt);
                },
                cancel: cancel);
            return person;
        }
        catch (TakenException)
        {
            return null;
        }
        catch (DbException)
        {
            // Another tab, or another person, may have taken address or login at the same moment; anything else is no answer.
            var isTaken = await people.FindByEmailAsync(person.Email) is not null
                || await database.ReadAsync(c => c.QuerySingleOrDefaultAsync<ExternalLogin?>(ExternalLogin.BySubject, identity), cancel) is not null;
            if (!isTaken)
            {
                throw;
            }

            return null;
        }
    }

    private Person New(string email, string name, string sector, string? organisation) => new()
    {
        Id = Ids.New(),
        Name = name.Length > 0 ? name : email.Split('@')[0],
        Email = email,
        EmailNormalized = people.NormalizeEmail(email)!,
        Sector = sector,
        OrganisationId = organisation,
        Language = TextCatalog.Current.Code,
        SecurityStamp = Ids.New(),
        CreatedAt = time.GetUtcNow(),
    };

    private static string NameOf(ExternalIdentity identity, string invited) =>
        invited.Length > 0 ? invited : identity.Name.Length <= Newcomer.LongestName && MailText.IsOneLine(identity.Name) ? identity.Name : "";

    private sealed class TakenException : Exception;
}
