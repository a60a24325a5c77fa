using Fachgruppe.Platform;
using Fachgruppe.Tests.Boards.Support;
using static Microsoft.Playwright.Assertions;

namespace Fachgruppe.Tests.Browser.Boards;

/// <summary>The server's order counts, whatever a browser's clock says and however long it slept.</summary>
public sealed class ClockTests
{
    private const string Sleep = """
        window.awake = window.WebSocket;
        window.WebSocket = class { constructor() { throw new Error('asleep'); } };
        window.dispatchEvent(new Event('offline'));
        """;

    private const string Wake = "window.WebSocket = window.awake; window.dispatchEvent(new Event('online'));";

    [Fact]
    public async Task A_laptop_that_slept_for_a_day_takes_over_what_is_new_and_overwrites_nothing()
    {
        await using var stage = await BoardStage.SetAsync();
        await using var ole = await stage.ClientAsync();
        var (kept, written) = (Ids.New(), Ids.New());
        await ole.ApplyAsync(Ops.Note(kept, "von gestern"), Ops.Note(written, "auch von gestern", 300));
        var page = await stage.OpenAsync();
        await page.Clock.InstallAsync();
        await page.ReloadAsync();
        await BoardStage.SavedAsync(page);
        await page.EvaluateAsync(Sleep);
        await Expect(page.Locator("#save-state")).ToContainTextAsync("Verbindung unterbrochen");
        await BoardStage.InBoardAsync(page, "board.run('note.recolor', { ids: [arg], color: 'green' });", written);

        await page.Clock.FastForwardAsync("24:00:00");
        await ole.ApplyAsync(Ops.Set(kept, ("text", "von heute")), Ops.Set(written, ("text", "auch von heute")));
        await page.EvaluateAsync(Wake);
        await page.Clock.FastForwardAsync("01:00");
        await BoardStage.SavedAsync(page);

        await Expect(page.Locator($".note[data-id='{kept}']")).ToContainTextAsync("von heute");
        await Expect(page.Locator($".note[data-id='{written}']")).ToContainTextAsync("auch von heute");
        var notes = (await stage.NotesAsync()).ToDictionary(n => n.GetProperty("id").GetString()!);
        Assert.Equal(("von heute", "yellow"), (notes[kept].GetProperty("text").GetString(), notes[kept].GetProperty("color").GetString()));
        Assert.Equal(("auch von heute", "green"), (notes[written].GetProperty("text").GetString(), notes[written].GetProperty("color").GetString()));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_clock_that_is_a_day_off_changes_nothing(int days)
    {
        await using var stage = await BoardStage.SetAsync();
        await using var ole = await stage.ClientAsync();
        var note = Ids.New();
        var before = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var page = await stage.OpenAsync();
        await page.Clock.InstallAsync(new() { TimeDate = DateTime.UtcNow.AddDays(days) });
        await page.ReloadAsync();
        await BoardStage.SavedAsync(page);

        await ole.MustAsync(Ops.Note(note, "zuerst"));
        await Expect(page.Locator(".note")).ToContainTextAsync("zuerst");
        await BoardStage.InBoardAsync(page, "board.run('note.edit', { ids: [arg], text: 'danach' });", note);
        await BoardStage.SavedAsync(page);
        await ole.MustAsync(Ops.Set(note, ("text", "zuletzt")));

        await Expect(page.Locator(".note")).ToContainTextAsync("zuletzt");
        var stored = Assert.Single(await stage.NotesAsync());
        Assert.Equal("zuletzt", stored.GetProperty("text").GetString());
        Assert.All(ole.Applied, o => Assert.InRange(o.GetProperty("at").GetInt64(), before, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()));
    }
}
