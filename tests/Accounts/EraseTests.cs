using System.Net;
using System.Text;
using System.Text.Json;
using Dapper;
using Fachgruppe.Accounts.Roles;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Accounts;

public sealed class EraseTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_erased_person_leaves_notes_that_lead_to_nobody(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine, null, "--Limits:CallBurst=1000");
        using var member = await WebUser.MemberAsync(app, name: "Kanarienvogel Person");
        var board = await app.BoardAsync();
        await using (var client = await BoardClient.OpenAsync(app, await app.TokenAsync(member.Id!), board))
        {
            await client.MustAsync(Ops.Note(Ids.New(), "Mein Zettel"));
        }

        var email = await EmailAsync(app, member.Id!);
        Assert.Contains("Mein Zettel", await member.GetAsync("/konto/daten.json"), StringComparison.Ordinal);
        using var answer = await member.PostAsync("/konto/loeschen", "/konto/loeschen", ("email", email));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await member.OpenAsync("/konto")).Status);
        await using var reader = await BoardClient.ConnectAsync(app, await app.TokenAsync(await app.PersonAsync()), board);
        var state = await ForgottenAsync(reader, member.Id!);
        Assert.Equal("Mein Zettel", Assert.Single(state.GetProperty("notes").EnumerateArray()).GetProperty("text").GetString());
        AssertNoTrace(app, engine, "Kanarienvogel", email);
    }

    [Fact]
    public async Task A_wrong_confirmation_erases_nothing_and_stays_in_its_field()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);

        using var answer = await member.PostAsync("/konto/loeschen", "/konto/loeschen", ("email", "anders@example.org"));

        Assert.Contains("value=\"anders@example.org\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync("/konto")).Status);
    }

    [Fact]
    public async Task The_last_admin_stays()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        await app.Database.WriteAsync((c, t) => RoleStore.GiveAsync(c, t, member.Id!, "admin", null, DateTimeOffset.UtcNow));

        using var answer = await member.PostAsync("/konto/loeschen", "/konto/loeschen", ("email", await EmailAsync(app, member.Id!)));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync("/konto")).Status);
    }

    // Names may be up to 250 ms old.
    private static async Task<JsonElement> ForgottenAsync(BoardClient reader, string person)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        JsonElement state;
        do
        {
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            state = await reader.OpenAsync();
        }
        while (state.GetProperty("people").EnumerateArray().Any(card => card.GetProperty("id").GetString() == person));
        return state;
    }

    private static Task<string> EmailAsync(TestApp app, string person) =>
        app.Database.ReadAsync(c => c.QuerySingleAsync<string>("select email from people where id = @person", new { person }));

    // Deleted rows leave their bytes in a database file unless somebody takes care.
    private static void AssertNoTrace(TestApp app, DatabaseEngine engine, params string[] canaries)
    {
        foreach (var file in engine == DatabaseEngine.Sqlite ? Directory.GetFiles(app.DataFolder, "fachgruppe.db*") : [])
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            Assert.All(canaries, canary => Assert.Equal(-1, copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(canary))));
        }
    }
}
