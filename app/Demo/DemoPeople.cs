using Fachgruppe.Accounts;
using Fachgruppe.Circles;
using Fachgruppe.Members;
using Fachgruppe.Platform;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Demo;

/// <summary>The fictitious people, organisations and circle. None of them exists, all mail ends at example.org.</summary>
public sealed class DemoPeople(
    UserManager<Person> people, PersonStore store, RoleStore roles, OrganisationStore organisations, CircleStore circles, TimeProvider time)
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

    /// <summary>Adds them all.</summary>
    /// <returns>Their ids by the local part of their mail, e.g. <c>jule.beispiel</c>.</returns>
    public async Task<IReadOnlyDictionary<string, string>> LoadAsync(CancellationToken cancel)
    {
        var sectors = new Dictionary<string, Organisation>();
        foreach (var (key, name, sector) in Organisations)
        {
            var organisation = sectors[key] = new Organisation(Ids.New(), name, sector, IsDemo: true);
            await organisations.AddAsync(organisation, cancel);
        }

        var ids = new Dictionary<string, string>();
        foreach (var (name, mail, organisation) in People)
        {
            ids[mail] = await AddAsync(name, mail, sectors[organisation]);
        }

        await roles.GrantAsync(ids["fenja.probe"], "organiser", cancel);
        await roles.GrantAsync(ids["fenja.probe"], "admin", cancel);
        var circle = new Circle(Ids.New(), "demo-cxo-kreis", "Demo-CXO-Kreis", IsDemo: true);
        await circles.AddAsync(circle, [ids["fenja.probe"], ids["malte.muster"], ids["tjark.testmann"]], cancel);
        return new Dictionary<string, string>(ids) { ["circle"] = circle.Id };
    }

    /// <summary>Removes them all.</summary>
    public async Task RemoveAsync(CancellationToken cancel)
    {
        await circles.RemoveDemoAsync(cancel);
        await store.RemoveDemoAsync(cancel);
        await organisations.RemoveDemoAsync(cancel);
    }

    private async Task<string> AddAsync(string name, string mail, Organisation organisation)
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
        };
        var result = await people.CreateAsync(person, Password);
        return result.Succeeded
            ? person.Id
            : throw new InvalidOperationException($"Demo person {mail}: {string.Join(' ', result.Errors.Select(error => error.Description))}");
    }
}
