using System.CommandLine;
using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Platform.Cli;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.Cli;

/// <summary><c>token create --user &lt;mail&gt; --scope &lt;scopes&gt;</c>: the last line of standard output is the token alone.</summary>
internal static class TokenCommand
{
    private static readonly Option<string> User = new("--user") { Description = "The person's e-mail address.", Required = true };
    private static readonly Option<string[]> Scope = new("--scope")
    {
        Description = "Scopes, separated by blanks or commas: boards.read, boards.write, …, or all.",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create()
    {
        var create = new Command("create", "Make a bearer token.") { User, Scope };
        create.TreatUnmatchedTokensAsErrors = false;
        create.SetAction((parsed, cancel) => CommandHost.RunAsync(parsed, services => CreateAsync(parsed, services, cancel)));
        return new Command("token", "Bearer tokens for programs.") { create };
    }

    private static async Task CreateAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancel)
    {
        var scopes = parsed.GetRequiredValue(Scope).SelectMany(text => text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)).Distinct().ToList();
        if (scopes.Find(scope => !TokenStore.IsScope(scope)) is { } unknown)
        {
            throw new CliException($"'{unknown}' is no scope. Scopes are all, or <collection>.read and <collection>.write, e.g. boards.read.");
        }

        var email = parsed.GetRequiredValue(User);
        var person = await services.GetRequiredService<UserManager<Person>>().FindByEmailAsync(email)
            ?? throw new CliException($"Nobody has the e-mail address {email}. Add the person with 'user add'.");
        var token = await services.GetRequiredService<TokenStore>().CreateAsync(person.Id, scopes, cancel);
        Console.WriteLine($"Token for {person.Email}: {string.Join(' ', scopes)}. Shown only now:");
        Console.WriteLine(token);
    }
}
