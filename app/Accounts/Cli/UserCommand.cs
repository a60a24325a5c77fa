using System.Buffers.Text;
using System.CommandLine;
using System.Security.Cryptography;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Cli;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.Cli;

/// <summary><c>user add &lt;mail&gt; --name N --sector S</c>: makes an account and prints its first password.</summary>
internal static class UserCommand
{
    private static readonly Argument<string> Mail = new("mail") { Description = "The person's e-mail address." };
    private static readonly Option<string> Name = new("--name") { Description = "The person's name.", Required = true };
    private static readonly Option<string> Sector = new("--sector") { Description = "administration, company, science or association.", Required = true };
    private static readonly Option<string[]> Roles = new("--role") { Description = "organiser or admin; may be repeated." };

    public static Command Create()
    {
        var add = new Command("add", "Add a person.") { Mail, Name, Sector, Roles };
        Sector.AcceptOnlyFromAmong("administration", "company", "science", "association");
        Roles.AcceptOnlyFromAmong("organiser", "admin");
        add.TreatUnmatchedTokensAsErrors = false;
        add.SetAction((parsed, cancel) => CommandHost.RunAsync(parsed, services => AddAsync(parsed, services, cancel)));
        return new Command("user", "People with an account.") { add };
    }

    private static async Task AddAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancel)
    {
        var people = services.GetRequiredService<UserManager<Person>>();
        var password = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(15));
        var person = new Person
        {
            Id = Ids.New(),
            Name = parsed.GetRequiredValue(Name),
            Email = parsed.GetRequiredValue(Mail),
            Sector = parsed.GetRequiredValue(Sector),
            CreatedAt = services.GetRequiredService<TimeProvider>().GetUtcNow(),
        };
        var result = await people.CreateAsync(person, password);
        if (!result.Succeeded)
        {
            throw new CliException(string.Join(' ', result.Errors.Select(error => error.Description)));
        }

        foreach (var role in parsed.GetValue(Roles) ?? [])
        {
            await services.GetRequiredService<RoleStore>().GrantAsync(person.Id, role, cancel);
        }

        Console.WriteLine($"Added {person.Email}. Password, shown only now:");
        Console.WriteLine(password);
    }
}
