using System.CommandLine;
using Fachgruppe.Accounts.People;
using Fachgruppe.Platform.Cli;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.Roles;

/// <summary><c>user role &lt;mail&gt; --give R | --take R</c>: the first administrator of an instance is made here.</summary>
internal static class RoleCommand
{
    public static Command Create()
    {
        var mail = new Argument<string>("mail") { Description = "Mail address." };
        var give = new Option<string>("--give") { Description = string.Join(", ", RoleNames.Given) };
        var take = new Option<string>("--take") { Description = string.Join(", ", RoleNames.Given) };
        give.AcceptOnlyFromAmong([.. RoleNames.Given]);
        take.AcceptOnlyFromAmong([.. RoleNames.Given]);
        var command = new Command("role", "Give or take a role.") { mail, give, take };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed => CommandHost.RunAsync(
            parsed, services => ChangeAsync(services, parsed.GetRequiredValue(mail), parsed.GetValue(give), parsed.GetValue(take))));
        return command;
    }

    private static async Task ChangeAsync(IServiceProvider services, string mail, string? give, string? take)
    {
        var roles = services.GetRequiredService<RoleStore>();
        var person = await services.GetRequiredService<UserManager<Person>>().FindByEmailAsync(mail.Trim())
            ?? throw new CliException($"There is no account {mail}.");
        if (give is not null)
        {
            await roles.GiveAsync(person.Id, give, givenBy: null);
        }

        if (take is not null && !await roles.TakeAsync(person.Id, take, takenBy: null))
        {
            throw new CliException("This is the last admin. Give the role to somebody else first.");
        }

        Console.WriteLine($"{person.Email}: {string.Join(", ", (await roles.OfAsync(person.Id)).DefaultIfEmpty("member"))}");
    }
}
