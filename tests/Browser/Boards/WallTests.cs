using Fachgruppe.Platform;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fachgruppe.Tests.Browser.Boards;

/// <summary>The wall by mouse and by keyboard, small and large.</summary>
public sealed class WallTests
{
    [Fact]
    public async Task A_pasted_list_is_shown_first_and_becomes_notes_in_one_step()
    {
        await using var stage = await BoardStage.SetAsync();
        var page = await stage.OpenAsync();

        await PasteAsync(page, "- Erstens\n- Zweitens\n\n3. Drittens\u0000\n");
        await Expect(page.Locator("dialog")).ToContainTextAsync("Aus der Liste 3 Zettel machen?");
        await page.GetByText("3 Zettel anlegen").ClickAsync();
        await BoardStage.SavedAsync(page);

        Assert.Equal(["Drittens", "Erstens", "Zweitens"], (await stage.NotesAsync()).Select(n => n.GetProperty("text").GetString()).Order());
        await page.Keyboard.PressAsync("Control+z");
        await BoardStage.SavedAsync(page);
        Assert.Empty(await stage.NotesAsync());
    }

    [Fact]
    public async Task Too_long_a_list_is_refused_with_a_word()
    {
        await using var stage = await BoardStage.SetAsync();
        var page = await stage.OpenAsync();

        await PasteAsync(page, string.Join('\n', Enumerable.Range(1, 2_001)));

        await Expect(page.Locator(".board-notice")).ToContainTextAsync("höchstens 2.000");
        Assert.Empty(await stage.NotesAsync());
    }

    [Fact]
    public async Task A_note_is_added_written_moved_and_deleted_by_keyboard_alone()
    {
        await using var stage = await BoardStage.SetAsync();
        var page = await stage.OpenAsync();
        var said = page.Locator("#board-announcements");
        await BoardStage.InBoardAsync(page, "board.run('frame.add', { title: 'Ideen', kind: 'column', x: 0, y: 0, w: 330, h: 480 }); board.run('note.add', { text: 'schon da', frame: board.selection.frame, edit: false }); board.selection.set([]);");

        await page.Keyboard.PressAsync("n");
        await page.Keyboard.TypeAsync("per Tastatur");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".note:focus")).ToContainTextAsync("per Tastatur");
        await page.Keyboard.PressAsync("m");
        await page.Keyboard.PressAsync("PageDown");
        await Expect(said).ToContainTextAsync("Bereich Ideen, Position 2 von 2");
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(said).ToContainTextAsync("Position 1 von 2");
        await page.Keyboard.PressAsync("Enter");
        await BoardStage.SavedAsync(page);

        var notes = (await stage.NotesAsync()).OrderBy(n => n.GetProperty("order").GetString(), StringComparer.Ordinal).ToList();
        Assert.Equal(["per Tastatur", "schon da"], notes.Select(n => n.GetProperty("text").GetString()));
        Assert.Equal(notes[1].GetProperty("frame").GetString(), notes[0].GetProperty("frame").GetString());

        await page.Keyboard.PressAsync("Delete");
        await BoardStage.SavedAsync(page);
        Assert.Single(await stage.NotesAsync());
        await Expect(page.Locator(".note:focus")).ToContainTextAsync("schon da");
    }

    [Fact]
    public async Task A_deleted_note_comes_back_by_a_click_on_the_word_about_it()
    {
        await using var stage = await BoardStage.SetAsync();
        await using var ole = await stage.ClientAsync();
        await ole.MustAsync(Ops.Note(Ids.New(), "aus Versehen", 200));
        var page = await stage.OpenAsync();
        await page.Locator(".note").ClickAsync();
        await page.Keyboard.PressAsync("Delete");
        await Expect(page.Locator(".note")).ToHaveCountAsync(0);

        await page.Locator(".board-flash").GetByRole(AriaRole.Button, new() { Name = "Rückgängig" }).ClickAsync();

        await Expect(page.Locator(".note")).ToContainTextAsync("aus Versehen");
        await Expect(page.Locator(".board-flash")).ToHaveCountAsync(0);
        await BoardStage.SavedAsync(page);
        Assert.Single(await stage.NotesAsync());
    }

    [Fact]
    public async Task The_focus_moves_to_the_next_note_when_somebody_deletes_the_one_it_is_at()
    {
        await using var stage = await BoardStage.SetAsync();
        await using var ole = await stage.ClientAsync();
        var (first, second) = (Ids.New(), Ids.New());
        await ole.ApplyAsync(Ops.Note(first, "der erste"), Ops.Note(second, "der zweite", 300));
        var page = await stage.OpenAsync();
        await page.Locator(".note").Filter(new() { HasText = "der erste" }).FocusAsync();

        await ole.MustAsync(Ops.Of("note.delete", first));

        await Expect(page.Locator(".note:focus")).ToContainTextAsync("der zweite");
        await Expect(page.Locator("#board-announcements")).ToContainTextAsync("Jetzt bei: der zweite");
    }

    [Fact]
    public async Task Five_thousand_notes_need_at_most_six_hundred_elements_at_any_zoom()
    {
        await using var stage = await BoardStage.SetAsync();
        await using var ole = await stage.ClientAsync();
        for (var batch = 0; batch < 50; batch++)
        {
            await ole.ApplyAsync([.. Enumerable.Range(batch * 100, 100).Select(i => Ops.Note(Ids.New(), $"Zettel {i}", i % 72 * 146, i / 72 * 150))]);
        }

        var page = await stage.OpenAsync();
        foreach (var zoom in new[] { 1.0, 0.5, 0.35, 0.08, 2.0 })
        {
            await BoardStage.InBoardAsync(page, "board.camera.to(3000, 3000, arg); await new Promise((done) => { let n = 30; const turn = () => (n-- ? requestAnimationFrame(turn) : done()); turn(); });", zoom);
            Assert.InRange(await page.Locator(".note").CountAsync(), 1, 600);
        }

        Assert.Equal(5_000, await page.EvaluateAsync<int>("async () => (await import(document.getElementById('board-script').src)).running.state.notes.size"));
    }

    [Fact]
    public async Task Twenty_editors_for_a_minute_give_at_most_twelve_announcements()
    {
        await using var stage = await BoardStage.SetAsync();
        var page = await stage.OpenAsync();
        await page.Clock.InstallAsync();
        await BoardStage.InBoardAsync(page, "window.said = 0; new MutationObserver(() => window.said++).observe(document.getElementById('board-announcements'), { childList: true, characterData: true, subtree: true });");

        for (var second = 0; second < 60; second++)
        {
            await BoardStage.InBoardAsync(page, """
                const from = board.store.base.seq + 1;
                const ops = Array.from({ length: 20 }, (_, n) => ({ seq: from + n, opId: crypto.randomUUID(), actor: `person-${n}`, at: 0, type: "note.add", id: crypto.randomUUID(), text: "x", x: n, y: 0, color: "yellow", size: "m", frame: null, group: null, order: "a0" }));
                board.store.receive({ from, to: from + 19, ops });
                """);
            await page.Clock.RunForAsync(1_000);
        }

        Assert.InRange(await page.EvaluateAsync<int>("window.said"), 1, 12);
    }

    [Theory]
    [InlineData(320, ColorScheme.Dark, "de-DE"), InlineData(768, ColorScheme.Light, "en-GB"), InlineData(1280, ColorScheme.Light, "de-DE"), InlineData(1920, ColorScheme.Dark, "en-GB")]
    public async Task Neither_view_has_a_barrier_that_axe_finds_or_is_wider_than_the_window(int width, ColorScheme scheme, string locale)
    {
        await using var stage = await BoardStage.SetAsync();
        await using var ole = await stage.ClientAsync();
        await ole.ApplyAsync(
            Ops.Note(Ids.New(), "siehe https://example.org", 0, 0),
            Ops.Note(Ids.New(), "", 200, 0),
            Ops.Of("frame.add", Ids.New(), ("title", "Onlinezugangsgesetz (OZG)"), ("kind", "column"), ("x", 0), ("y", 300), ("w", 330), ("h", 480)));
        var page = await stage.OpenAsync(adjust: options =>
        {
            options.ViewportSize = new ViewportSize { Width = width, Height = 800 };
            options.ColorScheme = scheme;
            options.Locale = locale;
        });
        var watch = PageWatch.On(page, stage.App);

        var onWall = await watch.ViolationsAsync();
        var tooWide = await watch.OverflowAsync();
        await stage.ShowAsync(page, list: true);
        var inList = await watch.ViolationsAsync();

        Assert.Empty(onWall.Concat(inList).Concat(watch.Problems));
        Assert.Equal((0, 0), (tooWide, await watch.OverflowAsync()));
    }

    private static async Task PasteAsync(IPage page, string text) => await page.EvaluateAsync(
        """
        (text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }
        """,
        text);
}
