using System.CommandLine;
using Fachgruppe.Platform.Cli;

namespace Fachgruppe.Identity.Clients;

/// <summary><c>client add|list|remove</c>: the programs that may use this instance as their identity provider.</summary>
internal static class ClientCommand
{
    public static Command Create() => new("client", "Manage the programs that sign people in here.") { Add(), List(), Remove() };

    private static Command Add()
    {
        var id = new Argument<string>("id") { Description = "The name the program calls itself by." };
        var type = new Option<string>("--type") { Description = "public: browsers and installed programs; confidential: servers.", Required = true };
        type.AcceptOnlyFromAmong("public", "confidential");
        var name = new Option<string?>("--name") { Description = "What people are told it is called; the id unless given." };
        var redirect = new Option<string[]>("--redirect") { Description = "Where people come back to; several are allowed.", AllowMultipleArgumentsPerToken = true };
        var after = new Option<string[]>("--after-sign-out") { Description = "Where people may go after signing out, beside those.", AllowMultipleArgumentsPerToken = true };
        var scope = new Option<string[]>("--scope") { Description = $"{string.Join(", ", ScopeList.All)}; several are allowed.", Required = true, AllowMultipleArgumentsPerToken = true };
        var add = new Command("add", "Add a client; the last line is the secret of a confidential one.") { id, type, name, redirect, after, scope };
        add.TreatUnmatchedTokensAsErrors = false;
        add.SetAction(parsed => CommandHost.RunAsync(parsed, services => AddAsync(services, new ClientDraft(
            parsed.GetRequiredValue(id),
            parsed.GetValue(name) ?? parsed.GetRequiredValue(id),
            parsed.GetRequiredValue(type) == "public",
            parsed.Values(redirect),
            parsed.Values(after),
            [.. parsed.Values(scope).SelectMany(some => some.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)).Distinct()]))));
        return add;
    }

    private static Command List()
    {
        var list = new Command("list", "List the clients.") { TreatUnmatchedTokensAsErrors = false };
        list.SetAction(parsed => CommandHost.RunAsync(parsed, async services =>
        {
            foreach (var client in await Required<ClientList>(services).AllAsync())
            {
                Console.WriteLine($"{client.ClientId}\t{client.ClientType}\t{(client.IsDisabled ? "off" : "on")}\t{string.Join(' ', client.RedirectUris)}");
            }
        }));
        return list;
    }

    private static Command Remove()
    {
        var id = new Argument<string>("id") { Description = "The client's name." };
        var remove = new Command("remove", "Remove a client and every token it has.") { id };
        remove.TreatUnmatchedTokensAsErrors = false;
        remove.SetAction(parsed => CommandHost.RunAsync(parsed, async services =>
        {
            var removed = await Required<ClientRules>(services).RemoveAsync(parsed.GetRequiredValue(id));
            Console.WriteLine(removed ? $"Client {parsed.GetRequiredValue(id)} is removed." : throw new CliException($"There is no client {parsed.GetRequiredValue(id)}."));
        }));
        return remove;
    }

    private static async Task AddAsync(IServiceProvider services, ClientDraft draft)
    {
        var rules = Required<ClientRules>(services);
        var problems = draft.Problems().Select(problem => $"{problem.Field}: {problem.Key} '{problem.Value}'.").ToList();
        if (problems.Count > 0)
        {
            throw new CliException(string.Join(' ', problems));
        }

        if (await services.GetRequiredService<ClientList>().FindAsync(draft.ClientId) is not null)
        {
            throw new CliException($"There is a client {draft.ClientId} already.");
        }

        var secret = await rules.AddAsync(draft);
        Console.WriteLine($"Client {draft.ClientId}, scopes: {string.Join(' ', draft.Scopes)}.{(secret is null ? "" : " Its secret is shown only now:")}");
        if (secret is not null)
        {
            Console.WriteLine(secret);
        }
    }

    private static T Required<T>(IServiceProvider services)
        where T : notnull =>
        services.GetService<T>() ?? throw new CliException("Identity:Embedded is false: this instance is no identity provider.");
}
