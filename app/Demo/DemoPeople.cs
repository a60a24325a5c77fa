using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.Roles;
using Fachgruppe.Circles;
using Fachgruppe.Members;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Demo;

/// <summary>The fictitious people, organisations and circle. None of them exists, all mail ends at example.org.</summary>
public sealed class DemoPeople(UserManager<Person> people, IPasswordHasher<Person> hasher, Database database, TimeProvider time)
{
    /// <summary>The password of every demo account, as the contract says.</summary>
    public const string Password = "Fachgruppe-Demo-2026";

    private static readonly (string Key, string Name, string Sector)[] Organisations =
    [
        ("amt", "Demo-Amt Musterförde", "administration"),
        ("stadt", "Demo-Stadt Musterhafen", "administration"),
        ("beispielwerk", "Beispielwerk Software GmbH", "company"),
        ("musterdock", "Musterdock Systeme", "company"),
        ("cluster", "Demo-Clusterbüro", "association"),
        ("hochschule", "Demo-Hochschule Musterwyk", "science"),
    ];

    private static readonly (string Name, string Mail, string Organisation)[] People =
    [
        ("Fenja Probe", "fenja.probe", "cluster"),
        ("Jule Beispiel", "jule.beispiel", "amt"),
        ("Malte Muster", "malte.muster", "beispielwerk"),
        ("Ole Vorlage", "ole.vorlage", "stadt"),
        ("Tjark Testmann", "tjark.testmann", "musterdock"),
        ("Silke Skizze", "silke.skizze", "hochschule"),
    ];

    private static readonly string[] CircleMembers = ["fenja.probe", "malte.muster", "tjark.testmann"];

    /// <summary>Adds them all.</summary>
    public async Task<DemoCast> LoadAsync(CancellationToken cancel)
    {
        var organisations = Organisations.ToDictionary(
            entry => entry.Key, entry => new Organisation(Ids.New(), entry.Name, entry.Sector, IsDemo: true, time.GetUtcNow()));
        await database.WriteAsync(
            async (connection, transaction) =>
            {
                foreach (var organisation in organisations.Values)
                {
                    await OrganisationStore.AddAsync(connection, transaction, organisation);
                }
            },
            cancel: cancel);
        // The password is public and would never pass as one of a real account: nothing is lost by hashing it once.
        var passwordHash = hasher.HashPassword(new Person(), Password);
        var cast = new Dictionary<string, string>();
        foreach (var (name, mail, organisation) in People)
        {
            cast[mail] = await AddAsync(name, mail, organisations[organisation], passwordHash);
        }

        var circle = new Circle(Ids.New(), "demo-cxo-kreis", "Demo-CXO-Kreis", IsDemo: true, time.GetUtcNow());
        await database.WriteAsync(
            async (connection, transaction) =>
            {
                await RoleStore.GiveAsync(connection, transaction, cast["fenja.probe"], "organiser", null, time.GetUtcNow());
                await RoleStore.GiveAsync(connection, transaction, cast["fenja.probe"], "admin", null, time.GetUtcNow());
                await CircleStore.AddAsync(connection, transaction, circle);
                foreach (var member in CircleMembers)
                {
                    await CircleStore.AddMemberAsync(connection, transaction, circle.Id, cast[member]);
                }
            },
            cancel: cancel);
        return new DemoCast(cast, circle.Id);
    }

    /// <summary>Removes them all.</summary>
    public Task RemoveAsync(CancellationToken cancel) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                await CircleStore.RemoveDemoAsync(connection, transaction);
                await PeopleStore.RemoveDemoAsync(connection, transaction);
                await OrganisationStore.RemoveDemoAsync(connection, transaction);
            },
            cancel: cancel);

    private async Task<string> AddAsync(string name, string mail, Organisation organisation, string passwordHash)
    {
        var person = new Person
        {
            Id = Ids.New(),
            Name = name,
            Email = mail + "@example.org",
            Sector = organisation.Sector,
            OrganisationId = organisation.Id,
            IsDemo = true,
            CreatedAt = time.GetUtcNow(),
            PasswordHash = passwordHash,
        };
        var result = await people.CreateAsync(person);
        return result.Succeeded
            ? person.Id
            : throw new InvalidOperationException($"Demo person {mail}: {string.Join(' ', result.Errors.Select(error => error.Description))}");
    }
}
