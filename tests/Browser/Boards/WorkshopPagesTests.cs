using Fachgruppe.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fachgruppe.Tests.Browser.Boards;

/// <summary>A phone in the hand and a beamer on the wall are views of the same board.</summary>
public sealed class WorkshopPagesTests
{
    [Fact]
    public async Task A_note_typed_on_the_phone_is_counted_on_the_beamer_and_kept_over_a_broken_connection()
    {
        await using var stage = await BoardStage.SetAsync();
        var beamer = await stage.OpenAsync();
        await beamer.GotoAsync($"/tafeln/{stage.Board}/beamer");
        var phone = await stage.OpenAsync(BoardStage.Malte, adjust: options => options.ViewportSize = new() { Width = 390, Height = 780 });
        await phone.GotoAsync($"/tafeln/{stage.Board}/senden");
        await BoardStage.SavedAsync(phone);

        await phone.GetByLabel("Text des Zettels").FillAsync("Ein Zettel vom Telefon");
        await phone.GetByText("Hürde").ClickAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Zettel senden" }).ClickAsync();
        await Expect(beamer.Locator(".rank__text")).ToContainTextAsync("Ein Zettel vom Telefon");
        await BoardStage.CutOffAsync(phone);
        await phone.GetByLabel("Text des Zettels").FillAsync("Im Funkloch geschrieben");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Zettel senden" }).ClickAsync();
        await phone.GetByLabel("Text des Zettels").FillAsync("Angefangen");
        await phone.ReloadAsync();
        await BoardStage.SavedAsync(phone);

        await Expect(beamer.Locator(".rank__text")).ToHaveCountAsync(2);
        await Expect(phone.Locator(".mine li")).ToHaveCountAsync(2);
        await Expect(phone.GetByLabel("Text des Zettels")).ToHaveValueAsync("Angefangen");
        Assert.Contains("pink", (await stage.NotesAsync()).Select(note => note.GetProperty("color").GetString()));
    }

    [Fact]
    public async Task Paper_is_typed_in_with_nothing_but_the_keyboard()
    {
        await using var stage = await BoardStage.SetAsync();
        var page = await stage.OpenAsync();
        await page.GotoAsync($"/tafeln/{stage.Board}/senden?papier=true");
        await BoardStage.SavedAsync(page);
        await Expect(page.GetByLabel("Text des Zettels")).ToBeFocusedAsync();

        foreach (var text in new[] { "eins", "zwei", "drei" })
        {
            await page.Keyboard.TypeAsync(text);
            await page.Keyboard.PressAsync("Enter");
        }

        await BoardStage.SavedAsync(page);
        Assert.Equal(["drei", "eins", "zwei"], (await stage.NotesAsync()).Select(note => note.GetProperty("text").GetString()).Order());
    }

    [Theory]
    [InlineData("senden", 320), InlineData("senden", 1280), InlineData("beamer", 320), InlineData("beamer", 1920)]
    public async Task No_barrier_and_no_overflow_in(string view, int width)
    {
        await using var stage = await BoardStage.SetAsync();
        var page = await stage.OpenAsync(adjust: options => (options.ViewportSize, options.ReducedMotion) = (new() { Width = width, Height = 900 }, ReducedMotion.Reduce));
        await BoardStage.InBoardAsync(page, "for (const n of [1, 2, 3]) board.run('note.add', { text: 'Verwaltungsdigitalisierungsvorhaben ' + n, x: n * 150, y: 0, edit: false });");
        await BoardStage.SavedAsync(page);
        var watch = PageWatch.On(page, stage.App);

        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.GotoAsync($"/tafeln/{stage.Board}/{view}");
            await BoardStage.SavedAsync(page);
            Assert.Equal(0, await watch.OverflowAsync());
            Assert.Empty(await watch.ViolationsAsync());
        }

        Assert.Empty(watch.Problems);
    }
}
