using Dapper;
using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Boards;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Audience;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Boards.Support;

/// <summary>Makes people, tokens and boards for tests.</summary>
internal static class BoardPeople
{
    private const string Insert = """
        insert into people (id, name, email, email_normalized, sector, security_stamp, is_demo, created_at)
        values (@id, @name, @mail, @mail, @sector, '', 1, 0)
        """;

    /// <summary>A new person; the id.</summary>
    public static async Task<string> PersonAsync(this TestApp app, string name = "Jule Beispiel", string sector = "administration")
    {
        var id = Ids.New();
        await app.Database.WriteAsync((c, t) => c.ExecuteAsync(Insert, new { id, name, mail = $"{id}@example.org", sector }, t));
        return id;
    }

    /// <summary>A bearer token of a person.</summary>
    public static Task<string> TokenAsync(this TestApp app, string personId, string scopes = "all")
        => app.Services.GetRequiredService<TokenStore>().CreateAsync(personId, scopes);

    /// <summary>A board; its id.</summary>
    public static async Task<string> BoardAsync(this TestApp app, string audience = "members", string? madeBy = null, string startRole = "edit", params string[] people)
    {
        Assert.True(Audience.TryParse(audience, out var parsed));
        var board = await app.Services.GetRequiredService<BoardStore>().CreateAsync(new NewBoard("Probe", parsed, People: people, StartRole: startRole), madeBy);
        return board.Id;
    }
}
