using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fachgruppe.Tests.Browser.Boards;

/// <summary>A guest with a phone: link, name, note.</summary>
public sealed class GuestTests
{
    [Fact]
    public async Task A_guest_hangs_up_the_first_note_three_steps_after_the_link()
    {
        await using var stage = await BoardStage.SetAsync();
        var (_, address) = await stage.App.LinkAsync(stage.Board);
        var member = await stage.OpenAsync();
        await using var context = await PhoneAsync(stage.App);
        var phone = await context.NewPageAsync();
        var watch = PageWatch.On(phone, stage.App);
        await phone.GotoAsync(new Uri(address).AbsolutePath);

        await phone.GetByLabel("Ihr Name").FillAsync("Kim Lotse");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Mitmachen" }).TapAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Zettel", Exact = true }).TapAsync();
        await Expect(phone.Locator(".note__edit")).ToBeFocusedAsync();
        await phone.Keyboard.TypeAsync("Von unterwegs");
        await phone.Keyboard.PressAsync("Escape");

        await Expect(member.Locator(".note", new() { HasText = "Von unterwegs" })).ToContainTextAsync("Kim L. (Gast)");
        Assert.Empty((await watch.ViolationsAsync()).Concat(watch.Problems));
    }

    [Fact]
    public async Task A_guest_can_move_the_own_note_and_no_other_and_is_told_when_the_link_ends()
    {
        await using var stage = await BoardStage.SetAsync();
        var (link, address) = await stage.App.LinkAsync(stage.Board);
        await using (var ole = await stage.ClientAsync())
        {
            await ole.MustAsync(Ops.Note(Fachgruppe.Platform.Ids.New(), "Fremd"));
        }

        await using var context = await Chromium.NewContextAsync(stage.App);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(address).AbsolutePath);
        await page.GetByLabel("Ihr Name").FillAsync("Kim Lotse");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mitmachen" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Zettel", Exact = true }).ClickAsync();
        await page.Keyboard.TypeAsync("Eigen");
        await page.Keyboard.PressAsync("Escape");
        await BoardStage.SavedAsync(page);

        await DragAsync(page, "Fremd");
        await DragAsync(page, "Eigen");
        await BoardStage.SavedAsync(page);
        await Expect(page.Locator(".sheet__corner")).ToHaveCountAsync(0);
        var can = await BoardStage.InBoardAsync(page, """
            const id = (text) => [...board.state.notes.values()].find((note) => note.text === text).id;
            return ["note.edit", "note.delete", "note.moveTo", "note.recolor", "edit.cut", "note.info"].map((command) =>
              [board.can(command, { ids: [id("Eigen")] }), board.can(command, { ids: [id("Fremd")] })].join()).concat(String(board.can("frame.add")));
            """);
        var notes = (await stage.NotesAsync()).ToDictionary(note => note.GetProperty("text").GetString()!, note => note.GetProperty("x").GetDouble());

        Assert.Equal(["true,false", "true,false", "true,false", "true,false", "true,false", "true,true", "false"], can!.Value.EnumerateArray().Select(each => each.GetString()!));
        Assert.Equal(0, notes["Fremd"]);
        await stage.EndAsync(link);
        await Expect(page.GetByText("Sie haben keinen Zugang mehr zu dieser Tafel.")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("de-DE", ColorScheme.Dark, 320), InlineData("en-GB", ColorScheme.Light, 1280)]
    public async Task The_pages_of_guests_have_no_barrier_and_fit(string locale, ColorScheme scheme, int width)
    {
        await using var stage = await BoardStage.SetAsync();
        var (_, address) = await stage.App.LinkAsync(stage.Board, code: "Möwe");
        await using var context = await Chromium.NewContextAsync(stage.App, options =>
        {
            options.Locale = locale;
            options.ColorScheme = scheme;
            options.ViewportSize = new ViewportSize { Width = width, Height = 800 };
        });
        var page = await context.NewPageAsync();
        var watch = PageWatch.On(page, stage.App);
        var findings = new List<string>();

        await LookAsync(new Uri(address).AbsolutePath);
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).First).ToBeVisibleAsync();
        findings.AddRange(await watch.ViolationsAsync());
        await page.GotoAsync("/anmelden");
        await page.Locator("button[value='fenja.probe@example.org']").ClickAsync();
        await LookAsync($"/tafeln/{stage.Board}/gaeste");

        Assert.Empty(findings.Concat(watch.Problems));

        async Task LookAsync(string path)
        {
            await page.GotoAsync(path);
            findings.AddRange(await watch.ViolationsAsync());
            findings.AddRange(await watch.OverflowAsync() is > 0 and var wide ? [$"{path}: {wide} px too wide"] : []);
        }
    }

    private static Task<IBrowserContext> PhoneAsync(TestApp app) => Chromium.NewContextAsync(app, options =>
    {
        options.ViewportSize = new ViewportSize { Width = 390, Height = 780 };
        options.HasTouch = true;
        options.IsMobile = true;
    });

    private static async Task DragAsync(IPage page, string text)
    {
        var box = (await page.Locator(".note", new() { HasText = text }).BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 20, box.Y + 20);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 120, box.Y + 60, new() { Steps = 4 });
        await page.Mouse.UpAsync();
    }
}
