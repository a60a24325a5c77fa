using System.Buffers.Text;
using System.CommandLine;
using System.Security.Cryptography;
using Fachgruppe.Accounts.Joining;
using Fachgruppe.Accounts.Roles;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Cli;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.People;

/// <summary><c>user add &lt;mail&gt; --name N --sector S</c>: makes an account with a password to begin with.</summary>
internal static class UserCommand
{
    // So many that no word which chance spells leaves less than the rules of passwords ask for.
    private const int BytesOfChance = 24;

    public static Command Create()
    {
        var mail = new Argument<string>("mail") { Description = "Mail address, also the name at sign-in." };
        var name = new Option<string>("--name") { Description = "The name others see.", Required = true };
        var sector = new Option<string>("--sector") { Description = string.Join(", ", Newcomer.Sectors), Required = true };
        sector.AcceptOnlyFromAmong([.. Newcomer.Sectors]);
        var add = new Command("add", "Add an account.") { mail, name, sector };
        add.TreatUnmatchedTokensAsErrors = false;
        add.SetAction(parsed => CommandHost.RunAsync(
            parsed, services => AddAsync(services, parsed.GetRequiredValue(mail), parsed.GetRequiredValue(name), parsed.GetRequiredValue(sector))));
        return new Command("user", "Manage accounts.") { add, InviteCommand.Create(), RoleCommand.Create() };
    }

    private static async Task AddAsync(IServiceProvider services, string mail, string name, string sector)
    {
        var people = services.GetRequiredService<UserManager<Person>>();
        var person = new Person
        {
            Id = Ids.New(),
            Email = mail.Trim(),
            Name = name.Trim(),
            Sector = sector,
            CreatedAt = services.GetRequiredService<TimeProvider>().GetUtcNow(),
        };
        var password = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(BytesOfChance));
        var result = await people.CreateAsync(person, password);
        if (!result.Succeeded)
        {
            throw new CliException(string.Join(' ', result.Errors.Select(error => error.Description)));
        }

        Console.WriteLine($"Account {person.Id}. Password to begin with:");
        Console.WriteLine(password);
    }
}
