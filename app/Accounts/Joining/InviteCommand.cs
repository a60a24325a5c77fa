using System.CommandLine;
using Fachgruppe.Accounts.People;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Cli;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.Joining;

/// <summary><c>user invite &lt;mail&gt;</c>: invites somebody. The server sends the mail; the last line is the link alone.</summary>
internal static class InviteCommand
{
    public static Command Create()
    {
        var mail = new Argument<string>("mail") { Description = "Mail address." };
        var name = new Option<string>("--name") { Description = "The name, if it is known.", DefaultValueFactory = _ => "" };
        var sector = new Option<string>("--sector") { Description = string.Join(", ", Newcomer.Sectors), DefaultValueFactory = _ => "association" };
        sector.AcceptOnlyFromAmong([.. Newcomer.Sectors]);
        var organisation = new Option<string>("--organisation") { Description = "The organisation's name, if it is known.", DefaultValueFactory = _ => "" };
        var language = new Option<string>("--language") { Description = "de, en", DefaultValueFactory = _ => "de" };
        language.AcceptOnlyFromAmong("de", "en");
        var command = new Command("invite", "Invite somebody by mail.") { mail, name, sector, organisation, language };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed => CommandHost.RunAsync(parsed, services => InviteAsync(
            services,
            new Newcomer(
                parsed.GetRequiredValue(mail).Trim(), parsed.GetRequiredValue(name).Trim(), parsed.GetRequiredValue(sector),
                parsed.GetRequiredValue(organisation).Trim(), parsed.GetRequiredValue(language)))));
        return command;
    }

    private static async Task InviteAsync(IServiceProvider services, Newcomer newcomer)
    {
        if (newcomer.Problems(nameRequired: false).FirstOrDefault() is { Field: not null } problem)
        {
            throw new CliException($"The {problem.Field} cannot be used.");
        }

        if (await services.GetRequiredService<UserManager<Person>>().FindByEmailAsync(newcomer.Email) is not null)
        {
            throw new CliException("This address has an account already.");
        }

        var secret = await services.GetRequiredService<InvitationStore>().InviteAsync(newcomer, invitedBy: null);
        Console.WriteLine($"Invited {newcomer.Email}. The link opens for {InvitationStore.Life.TotalDays} days:");
        Console.WriteLine(services.GetRequiredService<PublicUrl>().Of($"/einladung/{secret}"));
    }
}
