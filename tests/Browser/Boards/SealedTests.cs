using Fachgruppe.Boards.Engine;
using Fachgruppe.Platform;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fachgruppe.Tests.Browser.Boards;

/// <summary>Sealed collecting as two people in browsers and a bare ear on the hub live through it.</summary>
public sealed class SealedTests
{
    private const string Secret = "Kanarienvogel, ganz geheim";

    private const string SealAndAdd = """
        board.run("board.seal");
        board.run("note.add", { text: arg, x: 0, y: 0, edit: false });
        """;

    [Fact]
    public async Task What_one_writes_the_other_and_a_bare_ear_learn_only_by_the_revealing()
    {
        await using var stage = await SetAsync();
        await using var ear = await RawEar.OpenAsync(stage.App, await stage.App.TokenAsync(await stage.App.PersonAsync("Ole Vorlage")), stage.Board, packed: true);
        var (lead, malte) = (await stage.OpenAsync(), await stage.OpenAsync(BoardStage.Malte));
        var frames = Frames(lead);
        await stage.ShowAsync(lead);
        await lead.GetByRole(AriaRole.Button, new() { Name = "Regie" }).First.ClickAsync();
        await lead.GetByRole(AriaRole.Switch, new() { Name = "Verdeckt sammeln" }).ClickAsync();
        await Expect(malte.GetByText("Verdeckt gesammelt: andere sehen Ihren Text erst nach dem Aufdecken.")).ToBeVisibleAsync();

        await malte.GetByRole(AriaRole.Button, new() { Name = "Zettel", Exact = true }).ClickAsync();
        await malte.Keyboard.TypeAsync(Secret);
        await malte.Keyboard.PressAsync("Escape");
        await BoardStage.SavedAsync(malte);
        var covered = lead.Locator(".note.is-sealed");
        await Expect(covered.Locator(".note__text")).ToHaveTextAsync("verdeckt");
        await Expect(covered).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("^Verdeckter Zettel, Gelb: Idee, Ohne Bereich, 1 von 1$"));
        await Expect(lead.Locator("#board-announcements")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("Ein verdeckter Zettel kam dazu"));
        await stage.ShowAsync(lead, list: true);
        await Expect(lead.Locator(".line.is-sealed")).ToContainTextAsync("Verdeckter Zettel");
        await stage.ShowAsync(lead);

        Assert.DoesNotContain(Secret, await EverythingAsync(lead), StringComparison.Ordinal);
        Assert.DoesNotContain(frames, frame => frame.Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, ear.Heard, StringComparison.Ordinal);
        await Expect(malte.Locator(".note")).ToContainTextAsync(Secret);
        await stage.ShowAsync(malte);
        await Expect(malte.Locator(".note")).ToContainTextAsync(Secret);

        await lead.Locator("#sealed-bar").GetByRole(AriaRole.Button, new() { Name = "Aufdecken" }).ClickAsync();
        await lead.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Aufdecken" }).ClickAsync();

        await Expect(lead.Locator(".note")).ToContainTextAsync(Secret);
        await Expect(lead.Locator(".note .note__foot")).ToContainTextAsync("Malte M.");
        await Expect(lead.Locator("#board-announcements")).ToHaveTextAsync("Aufgedeckt: 1 Zettel ist jetzt für alle zu lesen");
        await Expect(malte.Locator("#sealed-bar")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task No_command_gets_at_a_covered_note_and_ones_own_stays_in_ones_hands()
    {
        await using var stage = await SetAsync();
        var (lead, malte) = (await stage.OpenAsync(), await stage.OpenAsync(BoardStage.Malte));
        await BoardStage.InBoardAsync(lead, SealAndAdd, "Meiner");
        await BoardStage.SavedAsync(lead);
        await BoardStage.InBoardAsync(malte, """board.run("note.add", { text: arg, x: 300, y: 0, edit: false });""", Secret);
        await Expect(lead.Locator(".note.is-sealed")).ToHaveCountAsync(1);

        var can = await BoardStage.InBoardAsync(lead, """
            const { commands } = await import("/js/board/commands/index.js");
            const covered = [...board.state.notes.values()].find((note) => note.author === null).id;
            const about = [...commands.keys()].filter((id) => id.startsWith("note.") || id === "edit.cut" || id === "edit.copy");
            board.run("edit.selectAll");
            return [about.filter((id) => board.can(id, { ids: [covered], id: covered })).join(), board.selection.ids.has(covered), board.selection.ids.size].map(String);
            """);

        Assert.Equal(["note.add,note.info", "false", "1"], can!.Value.EnumerateArray().Select(each => each.GetString()!));
        await BoardStage.InBoardAsync(lead, """
            const own = [...board.state.notes.values()].find((note) => note.text === "Meiner").id;
            board.run("note.edit", { ids: [own], text: "Meiner, besser" });
            board.run("edit.undo"); board.run("edit.redo");
            board.run("note.delete", { ids: [own] });
            board.run("edit.undo");
            """);
        await BoardStage.SavedAsync(lead);
        await Expect(lead.Locator(".note:not(.is-sealed)")).ToContainTextAsync("Meiner, besser");
        await Expect(malte.Locator(".note.is-sealed")).ToHaveCountAsync(1);
        await Expect(lead.Locator(".board-notice")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Whoever_was_away_during_the_revealing_reads_everything_on_coming_back()
    {
        await using var stage = await SetAsync();
        var lead = await stage.OpenAsync();
        await using var ole = await stage.ClientAsync();
        await BoardStage.InBoardAsync(lead, SealAndAdd, "Meiner");
        await BoardStage.SavedAsync(lead);
        await ole.MustAsync(Ops.Note(Ids.New(), Secret, 300));
        var malte = await stage.OpenAsync(BoardStage.Malte);
        await Expect(malte.Locator(".note.is-sealed")).ToHaveCountAsync(2);

        await malte.EvaluateAsync("() => { window.RealSocket = window.WebSocket; }");
        await BoardStage.CutOffAsync(malte);
        await BoardStage.InBoardAsync(lead, """board.run("board.reveal", { sure: true });""");
        await BoardStage.SavedAsync(lead);
        await malte.EvaluateAsync("() => { window.WebSocket = window.RealSocket; window.dispatchEvent(new Event('online')); }");

        await Expect(malte.Locator(".note", new() { HasText = Secret })).ToBeVisibleAsync();
        await Expect(malte.Locator(".note.is-sealed")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("de-DE", ColorScheme.Light, 1280), InlineData("en-GB", ColorScheme.Dark, 320)]
    public async Task The_sealed_board_has_no_barrier_and_fits(string locale, ColorScheme scheme, int width)
    {
        await using var stage = await SetAsync();
        var page = await stage.OpenAsync(adjust: options =>
        {
            options.Locale = locale;
            options.ColorScheme = scheme;
            options.ViewportSize = new ViewportSize { Width = width, Height = 800 };
        });
        var watch = PageWatch.On(page, stage.App);
        await BoardStage.InBoardAsync(page, SealAndAdd, "Meiner");
        await BoardStage.SavedAsync(page);
        await using var ole = await stage.ClientAsync();
        await ole.MustAsync(Ops.Note(Ids.New(), Secret, 300));
        var findings = new List<string>();
        foreach (var list in (bool[])[false, true])
        {
            await stage.ShowAsync(page, list);
            await Expect(page.Locator(list ? ".line.is-sealed" : ".note.is-sealed")).ToHaveCountAsync(1);
            findings.AddRange(await watch.ViolationsAsync());
            findings.AddRange(await watch.OverflowAsync() is > 0 and var wide ? [$"{wide} px too wide"] : []);
        }

        await page.Locator("#sealed-bar button").ClickAsync();
        findings.AddRange(await watch.ViolationsAsync());

        Assert.Empty(findings.Concat(watch.Problems));
    }

    [Fact]
    public async Task On_an_anonymous_board_the_browser_knows_ones_own_notes_and_nobody_else_does()
    {
        await using var stage = await SetAsync(anonymous: true);
        var (lead, malte) = (await stage.OpenAsync(), await stage.OpenAsync(BoardStage.Malte));
        var elsewhere = await stage.OpenAsync(BoardStage.Malte);
        await BoardStage.InBoardAsync(lead, """board.run("board.seal");""");
        await BoardStage.SavedAsync(lead);
        await Expect(malte.Locator("#sealed-bar")).ToBeVisibleAsync();
        await malte.GetByRole(AriaRole.Button, new() { Name = "Zettel", Exact = true }).ClickAsync();
        await malte.Keyboard.TypeAsync(Secret);
        await malte.Keyboard.PressAsync("Escape");
        await BoardStage.SavedAsync(malte);

        await Expect(malte.Locator(".note")).ToContainTextAsync(Secret);
        await stage.ShowAsync(malte);
        await Expect(malte.Locator(".note")).ToContainTextAsync(Secret);
        await Expect(elsewhere.Locator(".note.is-sealed")).ToHaveCountAsync(1);
        await Expect(lead.Locator(".note.is-sealed")).ToHaveCountAsync(1);
        await BoardStage.InBoardAsync(malte, """
            const [note] = board.state.notes.values();
            board.run("note.edit", { ids: [note.id], text: `${note.text}!` });
            board.run("note.recolor", { ids: [note.id], color: "pink" });
            board.run("edit.undo");
            """);
        await BoardStage.SavedAsync(malte);
        await BoardStage.InBoardAsync(lead, """board.run("board.reveal", { sure: true });""");

        await Expect(lead.Locator(".note")).ToContainTextAsync(Secret + "!");
        await Expect(elsewhere.Locator(".note.note--sun")).ToContainTextAsync(Secret + "!");
        Assert.DoesNotContain("Malte", await lead.Locator(".note").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Null(Assert.Single(await stage.NotesAsync()).GetProperty("author").GetString());
    }

    private static async Task<BoardStage> SetAsync(bool anonymous = false)
    {
        var stage = await BoardStage.SetAsync(anonymous);
        await stage.GiveAsync(BoardStage.Jule, BoardRole.Lead);
        return stage;
    }

    private static System.Collections.Concurrent.ConcurrentBag<string> Frames(IPage page)
    {
        var frames = new System.Collections.Concurrent.ConcurrentBag<string>();
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => frames.Add(System.Text.Encoding.UTF8.GetString(frame.Binary ?? []) + frame.Text);
        return frames;
    }

    // What the page shows, keeps and could have sent along.
    private static Task<string> EverythingAsync(IPage page) => page.EvaluateAsync<string>("""
        async () => {
          const { running: board } = await import(document.getElementById("board-script").src);
          const notes = [...board.store.base.notes.values(), ...board.store.base.graves.notes.values()];
          const pages = await Promise.all(["", "/liste", "?"].map((end) => fetch(location.pathname + end).then((answer) => answer.text())));
          const api = await fetch(`/api/v1/boards/${board.config.boardId}`).then((answer) => answer.text());
          return [document.documentElement.outerHTML, JSON.stringify({ ...localStorage }), JSON.stringify(notes), api, ...pages].join("\n");
        }
        """);
}
