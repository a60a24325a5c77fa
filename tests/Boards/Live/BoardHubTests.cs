using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Boards.Live;

public sealed class BoardHubTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_note_reaches_everybody_after_its_receipt_is_safe(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var (jule, malte) = (await app.PersonAsync("Jule Beispiel"), await app.PersonAsync("Malte Muster", "company"));
        var board = await app.BoardAsync();
        await using var one = await BoardClient.OpenAsync(app, await app.TokenAsync(jule), board);
        await using var two = await BoardClient.OpenAsync(app, await app.TokenAsync(malte), board);
        var note = Ids.New();

        var seq = await one.MustAsync(Ops.Note(note, "Grüße", 40, 80));
        var (here, there) = (await one.HeardAsync(seq), await two.HeardAsync(seq));

        Assert.Equal(here.ToString(), there.ToString());
        Assert.Equal(("Grüße", jule, "yellow", "m", 40d), (
            there.GetProperty("text").GetString(), there.GetProperty("actor").GetString(), there.GetProperty("color").GetString(),
            there.GetProperty("size").GetString(), there.GetProperty("x").GetDouble()));
        var state = await two.OpenAsync();
        Assert.Equal(seq, state.GetProperty("seq").GetInt64());
        Assert.Equal(note, state.GetProperty("notes")[0].GetProperty("id").GetString());
        Assert.Equal(("Malte Muster", "edit"), (state.GetProperty("you").GetProperty("name").GetString(), state.GetProperty("you").GetProperty("role").GetString()));
        Assert.Equal("members", state.GetProperty("board").GetProperty("audience").GetString());
    }
}
