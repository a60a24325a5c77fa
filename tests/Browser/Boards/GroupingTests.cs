using System.Text.Json;
using Fachgruppe.Platform;
using Fachgruppe.Tests.Boards.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fachgruppe.Tests.Browser.Boards;

/// <summary>Stacks by mouse, by keyboard and in the list.</summary>
public sealed class GroupingTests
{
    [Fact]
    public async Task A_note_held_over_another_is_stacked_and_one_undo_takes_it_back()
    {
        await using var stage = await BoardStage.SetAsync();
        await using var ole = await stage.ClientAsync();
        await ole.ApplyAsync(Ops.Note(Ids.New(), "unten", 100, 100), Ops.Note(Ids.New(), "oben", 400, 100));
        var page = await stage.OpenAsync();
        var before = await NotesAsync(stage);

        await DragAsync(page, "oben", "unten", hold: true);
        await BoardStage.SavedAsync(page);

        var stacked = await StateAsync(stage);
        var group = Assert.Single(stacked.GetProperty("groups").EnumerateArray()).GetProperty("id").GetString();
        Assert.All(stacked.GetProperty("notes").EnumerateArray(), note => Assert.Equal(group, note.GetProperty("group").GetString()));
        await Expect(page.Locator(".stack")).ToContainTextAsync("2 Zettel");
        await page.Keyboard.PressAsync("Control+z");
        await BoardStage.SavedAsync(page);
        Assert.Empty((await StateAsync(stage)).GetProperty("groups").EnumerateArray());
        Assert.Equal(before, await NotesAsync(stage));
        await page.Keyboard.PressAsync("Control+y");
        await Expect(page.Locator(".stack")).ToContainTextAsync("2 Zettel");
    }

    [Fact]
    public async Task A_note_dropped_beside_another_or_without_waiting_is_sorted_and_not_stacked()
    {
        await using var stage = await BoardStage.SetAsync();
        await using var ole = await stage.ClientAsync();
        var frame = Ids.New();
        await ole.MustAsync(Ops.Of("frame.add", frame, ("title", "Ideen"), ("kind", "column"), ("x", 0), ("y", 0), ("w", 330), ("h", 600)));
        foreach (var text in (string[])["eins", "zwei", "drei"])
        {
            var note = Ops.Note(Ids.New(), text);
            note["frame"] = frame;
            await ole.MustAsync(note);
        }

        var page = await stage.OpenAsync();

        await DragAsync(page, "drei", "eins", hold: false);
        await BoardStage.SavedAsync(page);

        var state = await StateAsync(stage);
        Assert.Empty(state.GetProperty("groups").EnumerateArray());
        Assert.Equal("zwei", state.GetProperty("notes").EnumerateArray().Last().GetProperty("text").GetString());
    }

    [Fact]
    public async Task Two_who_stack_two_notes_on_each_other_lose_nothing_and_make_no_circle()
    {
        await using var stage = await BoardStage.SetAsync();
        await using var ole = await stage.ClientAsync();
        var (x, y) = (Ids.New(), Ids.New());
        await ole.ApplyAsync(Ops.Note(x, "X", 100, 100), Ops.Note(y, "Y", 400, 100));
        var (jule, malte) = (await stage.OpenAsync(), await stage.OpenAsync(BoardStage.Malte));
        await BoardStage.CutOffAsync(malte);

        await BoardStage.InBoardAsync(malte, "board.run('note.stack', { ids: [arg[1]], onto: arg[0] });", new[] { x, y });
        await BoardStage.InBoardAsync(jule, "board.run('note.stack', { ids: [arg[0]], onto: arg[1] });", new[] { x, y });
        await BoardStage.SavedAsync(jule);
        await stage.ShowAsync(malte);

        var notes = (await StateAsync(stage)).GetProperty("notes").EnumerateArray().ToList();
        Assert.Equal(2, notes.Count);
        Assert.Single(notes.Select(note => note.GetProperty("group").GetString()).Distinct());
        foreach (var page in new[] { jule, malte })
        {
            await Expect(page.Locator(".note")).ToHaveCountAsync(2);
            await Expect(page.Locator(".stack")).ToHaveCountAsync(1);
        }
    }

    [Fact]
    public async Task A_folded_stack_is_folded_for_oneself_only_and_stays_so()
    {
        await using var stage = await BoardStage.SetAsync();
        await using var ole = await stage.ClientAsync();
        var (one, two) = (Ids.New(), Ids.New());
        await ole.ApplyAsync(Ops.Note(one, "eins", 100, 100), Ops.Note(two, "zwei", 300, 100), Ops.Of("group.add", Ids.New(), ("title", "Paar"), ("notes", new[] { one, two })));
        var (jule, malte) = (await stage.OpenAsync(), await stage.OpenAsync(BoardStage.Malte, list: true));

        await jule.Locator(".stack__fold").ClickAsync();

        await Expect(jule.Locator(".note")).ToHaveCountAsync(1);
        await Expect(malte.Locator(".line")).ToHaveCountAsync(2);
        await stage.ShowAsync(jule);
        await Expect(jule.Locator(".note")).ToHaveCountAsync(1);
        await stage.ShowAsync(jule, list: true);
        await Expect(jule.Locator(".line")).ToHaveCountAsync(0);
        await jule.Locator(".outline__fold").ClickAsync();
        await Expect(jule.Locator(".line")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_stack_is_made_named_and_left_again_by_keyboard_in_the_list()
    {
        await using var stage = await BoardStage.SetAsync();
        await using var ole = await stage.ClientAsync();
        await ole.ApplyAsync(Ops.Note(Ids.New(), "eins", 100, 100), Ops.Note(Ids.New(), "zwei", 300, 100), Ops.Note(Ids.New(), "drei", 500, 100));
        var page = await stage.OpenAsync(list: true);
        await page.Locator(".line").First.FocusAsync();

        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("s");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Zahlen");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".outline__group")).ToContainTextAsync("Zahlen");
        await Expect(page.Locator(".outline__group .line")).ToHaveCountAsync(2);
        await BoardStage.InBoardAsync(page, "board.run('note.unstack', { ids: [...board.state.notes.values()].filter((note) => note.text === 'eins').map((note) => note.id) });");
        await Expect(page.Locator(".outline__group .line")).ToHaveCountAsync(1);
        await Expect(page.Locator(".outline__loose .line")).ToHaveCountAsync(2);
    }

    private static async Task DragAsync(IPage page, string from, string to, bool hold)
    {
        var (start, end) = (await BoxAsync(page, from), await BoxAsync(page, to));
        await page.Mouse.MoveAsync(start.X + (start.Width / 2), start.Y + (start.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(end.X + (end.Width / 2) - 10, end.Y + (end.Height / 2), new() { Steps = 8 });
        if (hold)
        {
            await Expect(page.Locator(".stack-preview")).ToContainTextAsync("Loslassen stapelt");
        }

        await page.Mouse.UpAsync();
    }

    private static async Task<LocatorBoundingBoxResult> BoxAsync(IPage page, string text)
        => (await page.Locator(".note").Filter(new() { HasText = text }).BoundingBoxAsync())!;

    private static async Task<JsonElement> StateAsync(BoardStage stage)
    {
        await using var client = await stage.ClientAsync();
        return await client.OpenAsync();
    }

    private static async Task<string[]> NotesAsync(BoardStage stage) => [.. (await stage.NotesAsync()).Select(note => note.ToString())];
}
