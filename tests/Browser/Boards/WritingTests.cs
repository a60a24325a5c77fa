using Fachgruppe.Tests.Boards.Support;
using static Microsoft.Playwright.Assertions;

namespace Fachgruppe.Tests.Browser.Boards;

/// <summary>Nothing that somebody wrote gets lost, whatever others or the network do meanwhile.</summary>
public sealed class WritingTests
{
    [Fact]
    public async Task A_note_written_in_one_browser_appears_in_another()
    {
        await using var stage = await BoardStage.SetAsync();
        var (jule, malte) = (await stage.OpenAsync(), await stage.OpenAsync(BoardStage.Malte));

        await jule.Locator(".canvas").DblClickAsync(new() { Position = new() { X = 400, Y = 300 } });
        await jule.Keyboard.TypeAsync("Formulare, die mitdenken");

        await Expect(malte.Locator(".note")).ToContainTextAsync("Formulare, die mitdenken");
        await jule.Keyboard.PressAsync("Escape");
        await Expect(jule.Locator("#save-state")).ToContainTextAsync("Gespeichert");
        await Expect(jule.Locator(".note")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_was_written_offline_is_sent_once_by_the_next_page()
    {
        await using var stage = await BoardStage.SetAsync();
        var page = await stage.OpenAsync();
        await BoardStage.CutOffAsync(page);

        foreach (var text in new[] { "eins", "zwei", "drei" })
        {
            await page.Keyboard.PressAsync("n");
            await page.Keyboard.TypeAsync(text);
            await page.Keyboard.PressAsync("Escape");
        }

        await Expect(page.Locator("#save-state")).ToContainTextAsync("nicht gesendet");
        await page.GotoAsync("about:blank");
        await stage.ShowAsync(page);
        await page.ReloadAsync();
        await BoardStage.SavedAsync(page);

        Assert.Equal(["drei", "eins", "zwei"], (await stage.NotesAsync()).Select(n => n.GetProperty("text").GetString()).Order());
        await Expect(page.Locator(".note")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task While_the_server_restarts_people_go_on_writing_and_all_of_it_arrives()
    {
        await using var stage = await BoardStage.SetAsync();
        var (jule, malte) = (await stage.OpenAsync(), await stage.OpenAsync(BoardStage.Malte));
        var restart = stage.App.RestartAsync();

        for (var i = 0; i < 10; i++)
        {
            await jule.Keyboard.PressAsync("n");
            await jule.Keyboard.TypeAsync($"Zettel {i}");
            await jule.Keyboard.PressAsync("Escape");
        }

        await restart;
        await Expect(malte.Locator(".note")).ToHaveCountAsync(10);
        await BoardStage.SavedAsync(jule);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"Zettel {i}"), (await stage.NotesAsync()).Select(n => n.GetProperty("text").GetString()).Order());
    }

    [Fact]
    public async Task Another_person_on_the_same_browser_does_not_send_what_waits()
    {
        await using var stage = await BoardStage.SetAsync();
        var page = await stage.OpenAsync();
        await BoardStage.CutOffAsync(page);
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.TypeAsync("nur von Jule");
        await page.GotoAsync("about:blank");
        await page.Context.ClearCookiesAsync();

        await page.GotoAsync("/anmelden");
        await page.Locator("[name=email]").FillAsync(BoardStage.Malte);
        await page.Locator("[name=password]").FillAsync("Fachgruppe-Demo-2026");
        await page.Locator("[name=password]").PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("/anmelden", StringComparison.Ordinal));
        await stage.ShowAsync(page);

        Assert.Empty(await stage.NotesAsync());
        await Expect(page.Locator(".note")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Deleting_wins_but_the_writer_keeps_the_draft_and_may_hang_it_up_again()
    {
        await using var stage = await BoardStage.SetAsync();
        await using var ole = await stage.ClientAsync();
        var page = await stage.OpenAsync();
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.TypeAsync("Ein langer Gedanke");
        await BoardStage.SavedAsync(page);
        var note = (await stage.NotesAsync())[0].GetProperty("id").GetString()!;

        await ole.MustAsync(Ops.Of("note.delete", note));
        await Expect(page.Locator(".board-notice")).ToContainTextAsync("Ein langer Gedanke");
        await page.Locator(".board-notice").GetByText("Als neuen Zettel anlegen").ClickAsync();
        await BoardStage.SavedAsync(page);

        var left = Assert.Single(await stage.NotesAsync());
        Assert.Equal("Ein langer Gedanke", left.GetProperty("text").GetString());
        Assert.NotEqual(note, left.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Undo_takes_back_ones_own_colour_and_leaves_another_persons_text()
    {
        await using var stage = await BoardStage.SetAsync();
        await using var ole = await stage.ClientAsync();
        var page = await stage.OpenAsync();
        await BoardStage.InBoardAsync(page, "board.run('note.add', { text: 'von Jule', x: 0, y: 0, edit: false }); board.run('note.recolor', { color: 'teal' });");
        await BoardStage.SavedAsync(page);
        var note = (await stage.NotesAsync())[0].GetProperty("id").GetString()!;
        await ole.MustAsync(Ops.Set(note, ("text", "von Ole")));
        await Expect(page.Locator(".note")).ToContainTextAsync("von Ole");

        await page.Keyboard.PressAsync("Control+z");
        await page.Keyboard.PressAsync("Control+z");
        await BoardStage.SavedAsync(page);

        var left = Assert.Single(await stage.NotesAsync());
        Assert.Equal(("von Ole", "yellow"), (left.GetProperty("text").GetString(), left.GetProperty("color").GetString()));
        await Expect(page.Locator("#board-announcements")).ToContainTextAsync("Was andere seitdem geändert haben, bleibt stehen.");
    }

    [Fact]
    public async Task Text_beyond_the_limit_stays_on_screen_with_a_message_at_the_note()
    {
        await using var stage = await BoardStage.SetAsync();
        var page = await stage.OpenAsync();
        await page.Keyboard.PressAsync("n");

        await page.Keyboard.InsertTextAsync(new string('ä', 2_003));

        await Expect(page.Locator(".note__error")).ToContainTextAsync("3 Zeichen zu lang");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".note__edit")).ToHaveValueAsync(new string('ä', 2_003));
        await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.PressAsync("Escape");
        await BoardStage.SavedAsync(page);
        Assert.Equal(2_000, (await stage.NotesAsync())[0].GetProperty("text").GetString()!.Length);
    }
}
