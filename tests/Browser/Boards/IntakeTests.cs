using System.Text;
using Fachgruppe.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fachgruppe.Tests.Browser.Boards;

/// <summary>Notes come from files, and the wall goes home as one.</summary>
public sealed class IntakeTests
{
    [Fact]
    public async Task Two_thousand_lines_are_previewed_hung_with_progress_and_taken_back_in_one_step()
    {
        await using var stage = await BoardStage.SetAsync();
        await using var other = await stage.ClientAsync();
        var page = await stage.OpenAsync();

        await ChooseAsync(page, "gross.csv", Encoding.Latin1.GetBytes("Bereich;Zettel;Farbe\n" + string.Concat(Enumerable.Range(1, 2_000).Select(n => $"Spalte {n % 4};Für {n};blau\n"))));
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("windows-1252");
        await page.GetByRole(AriaRole.Button, new() { Name = "2.000 Zettel aufhängen" }).ClickAsync();
        await Expect(page.Locator(".intake-progress progress")).ToHaveAttributeAsync("max", "2000");
        await Expect(page.Locator(".board-flash")).ToContainTextAsync("2.000 Zettel hängen");
        await BoardStage.SavedAsync(page);

        var notes = await stage.NotesAsync();
        Assert.Equal(2_000, notes.Count);
        Assert.All(notes, note => Assert.Equal("blue", note.GetProperty("color").GetString()));
        Assert.Equal(500, notes.GroupBy(note => note.GetProperty("frame").GetString()).Max(frame => frame.Count()));

        await page.Locator(".board-flash").GetByRole(AriaRole.Button).ClickAsync();
        await BoardStage.SavedAsync(page);
        Assert.Empty(await stage.NotesAsync());
        Assert.False(other.Ended.Task.IsCompleted);
    }

    [Fact]
    public async Task A_file_that_is_none_says_so_at_its_field_and_changes_nothing()
    {
        await using var stage = await BoardStage.SetAsync();
        var page = await stage.OpenAsync(list: true);

        await ChooseAsync(page, "bild.csv", [0x89, 0x50, 0x4E, 0x47, 0, 0]);

        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Alert)).ToContainTextAsync("keine Textdatei");
        await Expect(page.GetByLabel("Datei", new() { Exact = true })).ToHaveAttributeAsync("aria-invalid", "true");
        Assert.Empty(await stage.NotesAsync());
    }

    [Fact]
    public async Task A_board_taken_along_and_in_again_is_the_same_board()
    {
        await using var stage = await BoardStage.SetAsync();
        var page = await stage.OpenAsync();
        await ChooseAsync(page, "a.csv", "Bereich,Stapel,Zettel\nIdeen,KI,eins\nIdeen,KI,zwei\n,,lose\n"u8.ToArray());
        await page.GetByRole(AriaRole.Button, new() { Name = "3 Zettel aufhängen" }).ClickAsync();
        await BoardStage.SavedAsync(page);
        var first = await page.EvaluateAsync<string>($"async () => (await fetch('/api/v1/boards/{stage.Board}/export?format=json')).text()");

        await page.Keyboard.PressAsync("Escape");
        await BoardStage.InBoardAsync(page, "board.run('edit.undo');");
        await BoardStage.SavedAsync(page);
        Assert.Empty(await stage.NotesAsync());
        await ChooseAsync(page, "b.json", Encoding.UTF8.GetBytes(first));
        await page.GetByRole(AriaRole.Button, new() { Name = "3 Zettel aufhängen" }).ClickAsync();
        await BoardStage.SavedAsync(page);
        var second = await page.EvaluateAsync<string>($"async () => (await fetch('/api/v1/boards/{stage.Board}/export?format=json')).text()");

        Assert.Equal(WithoutTimes(first), WithoutTimes(second));
    }

    [Fact]
    public async Task The_wall_is_drawn_as_a_picture_and_offered_as_files()
    {
        await using var stage = await BoardStage.SetAsync();
        var page = await stage.OpenAsync();
        await BoardStage.InBoardAsync(page, "board.run('note.add', { text: 'Ein Zettel mit <Zeichen> & mehr', x: 0, y: 0, edit: false });");
        await BoardStage.SavedAsync(page);
        var watch = PageWatch.On(page, stage.App);

        await page.GotoAsync($"/tafeln/{stage.Board}/mitnehmen");
        var image = page.Locator("#picture img");
        await Expect(image).ToBeVisibleAsync();
        var width = await image.EvaluateAsync<int>("image => image.naturalWidth");
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Zeichnung herunterladen" }).ClickAsync());
        var svg = await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken);

        Assert.True(width > 200);
        Assert.Contains("&lt;Zeichen&gt;", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("<Zeichen>", svg, StringComparison.Ordinal);
        Assert.Empty(watch.Problems);
        Assert.Empty(await watch.ViolationsAsync());
    }

    [Fact]
    public async Task The_wall_is_printed_when_somebody_takes_it_along_on_paper()
    {
        await using var stage = await BoardStage.SetAsync();
        var page = await stage.OpenAsync();
        await page.AddInitScriptAsync("window.print = () => (window.printed = true);");

        await page.GotoAsync($"/tafeln/{stage.Board}/mitnehmen");
        await page.GetByRole(AriaRole.Link, new() { Name = "Zum Drucken öffnen" }).ClickAsync();

        await page.WaitForFunctionAsync("() => window.printed === true");
    }

    private static async Task ChooseAsync(IPage page, string name, byte[] file)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Aus Datei hereinholen" }).ClickAsync();
        await page.GetByLabel("Datei", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = file });
    }

    private static string WithoutTimes(string json) => System.Text.RegularExpressions.Regex.Replace(json, "\"at\": \"[^\"]+\"|\"[xy]\": [-0-9.]+", "");
}
