using System.CommandLine;
using Fachgruppe.Accounts.People;
using Fachgruppe.Platform.Cli;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.Tokens;

/// <summary><c>token create --user &lt;mail&gt; --scope &lt;scopes&gt;</c>: the last line is the token alone.</summary>
internal static class TokenCommand
{
    public static Command Create()
    {
        var user = new Option<string>("--user") { Description = "Mail address of the person the program acts for.", Required = true };
        var scope = new Option<string[]>("--scope") { Description = "boards.read, boards.write or all; several are allowed.", Required = true, AllowMultipleArgumentsPerToken = true };
        var create = new Command("create", "Create an API token.") { user, scope };
        create.TreatUnmatchedTokensAsErrors = false;
        create.SetAction(parsed => CommandHost.RunAsync(
            parsed, services => CreateAsync(services, parsed.GetRequiredValue(user), string.Join(' ', parsed.Values(scope)))));
        return new Command("token", "Manage API tokens.") { create };
    }

    private static async Task CreateAsync(IServiceProvider services, string mail, string wanted)
    {
        if (!Scopes.TryNormalize(wanted, out var scopes))
        {
            throw new CliException($"Unknown scope in '{wanted}'. Known scopes: boards.read, boards.write, all.");
        }

        var person = await services.GetRequiredService<UserManager<Person>>().FindByEmailAsync(mail.Trim())
            ?? throw new CliException($"There is no account {mail}.");
        var token = await services.GetRequiredService<TokenStore>().CreateAsync(person.Id, scopes);
        Console.WriteLine($"Token for {mail}, scopes: {scopes}, valid for {TokenStore.Life.Days} days. It is shown only now:");
        Console.WriteLine(token);
    }
}
