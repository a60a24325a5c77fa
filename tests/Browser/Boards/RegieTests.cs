using Fachgruppe.Boards.Engine;
using Fachgruppe.Platform;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fachgruppe.Tests.Browser.Boards;

/// <summary>A moderator leads, a participant follows: each in a browser of their own.</summary>
public sealed class RegieTests
{
    private static readonly string[] Commands = ["note.add", "note.edit", "note.moveTo", "note.delete", "frame.add", "frame.rename", "edit.paste", "regie.phase"];

    [Theory]
    [InlineData(null, "note.add note.edit note.moveTo note.delete frame.add frame.rename edit.paste")]
    [InlineData("collect", "note.add edit.paste")]
    [InlineData("reveal", "")]
    [InlineData("order", "note.moveTo frame.add frame.rename")]
    [InlineData("weigh", "")]
    [InlineData("deepen", "note.add note.edit note.moveTo note.delete frame.add frame.rename edit.paste")]
    public async Task What_a_phase_does_not_allow_is_not_offered(string? phase, string offered)
    {
        await using var stage = await BoardStage.SetAsync();
        await using var lead = await LeadAsync(stage);
        var (note, frame) = (Ids.New(), Ids.New());
        await lead.MustAsync(Ops.Note(note, "Fremd"));
        await lead.MustAsync(Ops.Of("frame.add", frame, ("x", 400), ("y", 0), ("title", "Bereich")));
        var page = await stage.OpenAsync(BoardStage.Malte);

        await lead.MustAsync(Set(("phase", phase)));
        await Expect(page.Locator(".phases > .is-now")).ToHaveCountAsync(phase is null ? 0 : 1);
        var can = await BoardStage.InBoardAsync(page, "return arg.commands.filter((id) => board.can(id, { ids: [arg.note], frame: arg.frame })).join(' ');", new { commands = Commands, note, frame });

        Assert.Equal(offered, can!.Value.GetString());
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Zettel", Exact = true })).ToBeVisibleAsync(new() { Visible = offered.Contains("note.add", StringComparison.Ordinal) });
        await Expect(page.Locator(".sheet__corner")).ToHaveCountAsync(offered.Contains("frame.rename", StringComparison.Ordinal) ? 1 : 0);
        await page.Locator(".segments a").Last.ClickAsync();
        await Expect(page.Locator(".newline")).ToBeVisibleAsync(new() { Visible = offered.Contains("note.add", StringComparison.Ordinal) });
    }

    [Fact]
    public async Task The_moderation_leads_from_its_panel_and_everybody_sees_where_it_stands()
    {
        await using var stage = await BoardStage.SetAsync();
        await stage.GiveAsync(BoardStage.Jule, BoardRole.Lead);
        var (lead, other) = (await stage.OpenAsync(), await stage.OpenAsync(BoardStage.Malte, list: true));

        await lead.GetByRole(AriaRole.Button, new() { Name = "Regie", Exact = true }).ClickAsync();
        await lead.GetByRole(AriaRole.Button, new() { Name = "Weiter: Ankommen" }).ClickAsync();
        await lead.GetByRole(AriaRole.Button, new() { Name = "Weiter: Sammeln" }).ClickAsync();
        await lead.GetByRole(AriaRole.Switch, new() { Name = "Einfrieren" }).ClickAsync();

        await Expect(other.Locator("[aria-current=step]")).ToHaveTextAsync("Sammeln");
        await Expect(other.GetByText("Eingefroren", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(other.Locator(".newline")).ToBeHiddenAsync();
        await Expect(other.GetByRole(AriaRole.Button, new() { Name = "Regie", Exact = true })).ToHaveCountAsync(0);
        await lead.GetByRole(AriaRole.Switch, new() { Name = "Einfrieren" }).ClickAsync();
        await Expect(other.Locator(".newline")).ToBeVisibleAsync();
        await lead.Keyboard.PressAsync("Escape");
        await Expect(lead.Locator("#regie")).ToBeHiddenAsync();
        await BoardStage.InBoardAsync(lead, "board.run('edit.undo'); board.run('edit.undo'); board.run('edit.undo');");
        await Expect(other.Locator("[aria-current=step]")).ToHaveTextAsync("Ankommen");
    }

    [Fact]
    public async Task A_time_is_the_same_in_all_browsers_whatever_their_clocks_say_and_survives_a_reload()
    {
        await using var stage = await BoardStage.SetAsync();
        await using var lead = await LeadAsync(stage);
        var (one, other) = (await stage.OpenAsync(), await stage.OpenAsync(BoardStage.Malte));
        await other.Clock.InstallAsync(new() { TimeDate = DateTime.UtcNow.AddDays(1) });
        await other.ReloadAsync();
        await BoardStage.SavedAsync(other);

        await lead.MustAsync(Set(("timer", new { length = 300_000 })));
        await Expect(one.Locator(".timer time")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^0[45]:"));
        await Expect(other.Locator(".timer time")).ToBeVisibleAsync();
        await one.ReloadAsync();
        await Expect(one.Locator(".timer time")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^04:"));

        foreach (var page in new[] { one, other })
        {
            // How far its idea of the server's clock is off, asked from outside the browser.
            var before = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
            var shown = (await BoardStage.InBoardAsync(page, "return board.clock.now();"))!.Value.GetDouble();
            Assert.InRange(shown, before - 250, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() + 250);
        }

        await lead.MustAsync(Set(("timer", new { pause = true })));
        await Expect(one.GetByText("Pause", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(other.Locator(".timer time")).ToHaveTextAsync(await one.Locator(".timer time").TextContentAsync() ?? "");
    }

    [Fact]
    public async Task The_last_minute_and_the_end_are_said_aloud()
    {
        await using var stage = await BoardStage.SetAsync();
        await using var lead = await LeadAsync(stage);
        await lead.MustAsync(Set(("timer", new { length = 90_000 })));
        var page = await stage.OpenAsync(BoardStage.Malte);
        await Expect(page.Locator(".timer time")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^01:"));

        // The server is asked again only on a new connection, so turning this clock brings the moments near.
        await BoardStage.InBoardAsync(page, "const now = board.clock.now.bind(board.clock); board.clock.now = () => now() + 60_000; board.clock.emit('set');");
        await Expect(page.GetByText("Noch eine Minute").First).ToBeVisibleAsync();
        await BoardStage.InBoardAsync(page, "const now = board.clock.now; board.clock.now = () => now() + 60_000; board.clock.emit('set');");

        await Expect(page.GetByText("Die Zeit ist um").First).ToBeVisibleAsync();
        await Expect(page.Locator(".timer")).ToContainTextAsync("Zeit ist um");
    }

    [Fact]
    public async Task Everybody_follows_the_moderations_view_until_they_move_by_themselves()
    {
        await using var stage = await BoardStage.SetAsync();
        await stage.GiveAsync(BoardStage.Jule, BoardRole.Lead);
        await using (var ole = await stage.ClientAsync())
        {
            await ole.ApplyAsync(Ops.Note(Ids.New(), "Nah"), Ops.Note(Ids.New(), "Fern", 3000, 2000));
        }

        var (lead, other) = (await stage.OpenAsync(), await stage.OpenAsync(BoardStage.Malte));
        await BoardStage.InBoardAsync(lead, "board.run('regie.gather'); board.camera.to(2800, 1900, 1);");

        await Expect(other.GetByText("Jule Beispiel zeigt Ihnen die Tafel")).ToBeVisibleAsync();
        await Expect(other.Locator(".note", new() { HasText = "Fern" })).ToBeInViewportAsync();
        await other.Mouse.MoveAsync(600, 400);
        await other.Mouse.WheelAsync(0, 400);
        await Expect(other.GetByText("Sie folgen Jule Beispiel nicht mehr")).ToBeVisibleAsync();
        await BoardStage.InBoardAsync(lead, "board.camera.to(-100, -100, 1);");
        await other.GetByRole(AriaRole.Button, new() { Name = "Wieder folgen" }).ClickAsync();
        await Expect(other.Locator(".note", new() { HasText = "Nah" })).ToBeInViewportAsync();
        await lead.GetByRole(AriaRole.Button, new() { Name = "Loslassen" }).ClickAsync();

        await Expect(other.Locator(".lead-pill:visible")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_face_is_followed_and_a_call_for_attention_is_seen()
    {
        await using var stage = await BoardStage.SetAsync();
        await stage.GiveAsync(BoardStage.Jule, BoardRole.Lead);
        var (lead, other) = (await stage.OpenAsync(), await stage.OpenAsync(BoardStage.Malte));
        await other.GetByRole(AriaRole.Button, new() { Name = "Jule Beispiel folgen" }).ClickAsync();
        await Expect(other.GetByText("Sie folgen Jule Beispiel", new() { Exact = true })).ToBeVisibleAsync();

        await BoardStage.InBoardAsync(lead, "board.camera.to(5000, 5000, 1);");
        await lead.Mouse.MoveAsync(500, 400);
        await lead.Mouse.MoveAsync(520, 420);
        await BoardStage.InBoardAsync(other, "while (board.camera.x < 4000) await new Promise(requestAnimationFrame);");
        await BoardStage.InBoardAsync(lead, "board.run('regie.attention');");

        await Expect(other.GetByText("Jule Beispiel bittet Sie herzuschauen.").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_role_that_changes_changes_an_open_page()
    {
        await using var stage = await BoardStage.SetAsync();
        var page = await stage.OpenAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Zettel", Exact = true })).ToBeVisibleAsync();

        await stage.GiveAsync(BoardStage.Jule, BoardRole.Read);
        await Expect(page.GetByText("Ihre Rolle auf dieser Tafel ist jetzt: Lesen").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Zettel", Exact = true })).ToBeHiddenAsync();
        await stage.GiveAsync(BoardStage.Jule, BoardRole.Lead);

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Regie", Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Zettel", Exact = true }).ClickAsync();
        await page.Keyboard.TypeAsync("Geht wieder");
        await page.Keyboard.PressAsync("Escape");
        await BoardStage.SavedAsync(page);
        Assert.Equal("Geht wieder", Assert.Single(await stage.NotesAsync()).GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_locked_note_stays_put_under_a_participants_hand_and_says_so()
    {
        await using var stage = await BoardStage.SetAsync();
        await using var lead = await LeadAsync(stage);
        var note = Ids.New();
        await lead.MustAsync(Ops.Note(note, "Fest"));
        await lead.MustAsync(Ops.Set(note, ("locked", true)));
        var page = await stage.OpenAsync(BoardStage.Malte);

        await page.Locator(".note").DblClickAsync();

        await Expect(page.GetByText("Das ist festgestellt.").First).ToBeVisibleAsync();
        await Expect(page.Locator(".note")).ToHaveAccessibleNameAsync(new System.Text.RegularExpressions.Regex("festgestellt"));
        await Expect(page.Locator(".note__lock")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("de-DE", ColorScheme.Light, 320), InlineData("en-GB", ColorScheme.Dark, 1280)]
    public async Task The_panel_and_the_bar_have_no_barrier_and_fit(string locale, ColorScheme scheme, int width)
    {
        await using var stage = await BoardStage.SetAsync();
        await stage.GiveAsync(BoardStage.Jule, BoardRole.Lead);
        await using (var ole = await stage.ClientAsync())
        {
            await ole.MustAsync(Ops.Note(Ids.New(), "Zettel"));
        }

        var page = await stage.OpenAsync(adjust: options =>
        {
            options.Locale = locale;
            options.ColorScheme = scheme;
            options.ViewportSize = new ViewportSize { Width = width, Height = 800 };
        });
        var watch = PageWatch.On(page, stage.App);
        var findings = new List<string>();
        await BoardStage.InBoardAsync(page, "board.run('regie.freeze'); board.run('regie.timer', { minutes: 5 }); board.run('regie.gather'); board.run('regie.panel');");

        foreach (var list in new[] { false, true })
        {
            await page.Locator(".segments a").Nth(list ? 1 : 0).ClickAsync();
            foreach (var phase in Phases.All)
            {
                await BoardStage.InBoardAsync(page, "board.run('regie.phase', { phase: arg });", phase);
                await Expect(page.Locator($"[data-now={phase}] [aria-current=step]")).ToBeVisibleAsync();
            }

            findings.AddRange(await watch.ViolationsAsync());
            findings.AddRange(await watch.OverflowAsync() is > 0 and var wide ? [$"{wide} px too wide"] : []);
        }

        Assert.Empty(findings.Concat(watch.Problems));
    }

    [Fact]
    public async Task A_lead_works_the_panel_by_keyboard_alone()
    {
        await using var stage = await BoardStage.SetAsync();
        await stage.GiveAsync(BoardStage.Jule, BoardRole.Lead);
        var page = await stage.OpenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Regie", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#regie")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("[aria-current=step]")).ToHaveTextAsync("Ankommen");
        await Expect(page.Locator(".regie__phase:focus")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Ankommen"));
    }

    private static Dictionary<string, object?> Set(params (string, object?)[] fields) => Ops.Of("board.set", null, fields);

    private static async Task<BoardClient> LeadAsync(BoardStage stage)
    {
        var client = await stage.ClientAsync("Fenja Leitung");
        var me = (await client.OpenAsync()).GetProperty("you").GetProperty("id").GetString()!;
        await stage.GiveToAsync(me, BoardRole.Lead);
        await Until.TrueAsync(() => client.Yous.Any(you => you.GetProperty("role").GetString() == "lead"), "You(lead)");
        return client;
    }
}
