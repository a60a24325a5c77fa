using System.Net;
using Fachgruppe.Platform;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fachgruppe.Tests.Browser.Boards;

/// <summary>Dots by mouse and by keyboard, on the wall and in the list.</summary>
public sealed class VotingTests
{
    [Fact]
    public async Task A_voting_is_opened_voted_in_by_keyboard_and_its_result_shows_after_the_end()
    {
        await using var stage = await BoardStage.SetAsync();
        await using var ole = await stage.ClientAsync();
        await ole.ApplyAsync(Ops.Note(Ids.New(), "eins", 100, 200), Ops.Note(Ids.New(), "zwei", 400, 200));
        var (fenja, jule) = (await stage.OpenAsync(BoardStage.Fenja), await stage.OpenAsync(list: true));

        await BoardStage.InBoardAsync(fenja, "board.run('voting.add');");
        await fenja.Locator("dialog").GetByLabel("Frage").FillAsync("Womit zuerst?");
        await fenja.GetByLabel("Punkte der anderen").SelectOptionAsync("until_closed");
        await fenja.GetByRole(AriaRole.Button, new() { Name = "Eröffnen" }).ClickAsync();
        await Expect(jule.Locator(".votebar")).ToContainTextAsync("Womit zuerst?");
        await Expect(jule.Locator("#board-announcements")).ToContainTextAsync("Abstimmung eröffnet: Womit zuerst?");
        await jule.Locator(".line").Filter(new() { HasText = "zwei" }).FocusAsync();
        await jule.Keyboard.PressAsync("p");
        await jule.Keyboard.PressAsync("p");
        await jule.Keyboard.PressAsync("Shift+p");

        await Expect(jule.Locator(".votebar")).ToContainTextAsync("4 von 5 Punkten übrig");
        await Expect(fenja.Locator(".votebar")).ToContainTextAsync("1 von 3 haben abgestimmt");
        await Expect(fenja.Locator(".note .dot")).ToHaveCountAsync(0);
        await fenja.GetByRole(AriaRole.Button, new() { Name = "Abstimmung schließen" }).ClickAsync();
        await fenja.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Abstimmung schließen" }).ClickAsync();

        await Expect(fenja.Locator(".note .dot")).ToHaveCountAsync(1);
        await jule.Locator(".votebar").GetByRole(AriaRole.Button, new() { Name = "Ergebnis" }).ClickAsync();
        await Expect(jule.Locator(".voteresult__table tbody tr")).ToHaveCountAsync(1);
        await Expect(jule.Locator(".voteresult__table")).ToContainTextAsync("zwei");
    }

    [Fact]
    public async Task Dots_of_notes_add_up_in_their_stack_and_the_result_is_read_without_scripts()
    {
        await using var stage = await BoardStage.SetAsync();
        await using var ole = await stage.ClientAsync();
        var (one, two) = (Ids.New(), Ids.New());
        await ole.ApplyAsync(Ops.Note(one, "eins", 100, 200), Ops.Note(two, "zwei", 400, 200));
        var page = await stage.OpenAsync(BoardStage.Fenja);
        await BoardStage.InBoardAsync(page, "board.run('voting.add', { values: { title: 'Was?', budget: 5, max: 5 } }); board.run('vote.cast', { ids: arg }); board.run('vote.cast', { ids: [arg[0]] });", new[] { one, two });
        await BoardStage.SavedAsync(page);

        await BoardStage.InBoardAsync(page, "board.run('note.stack', { ids: arg, alone: true, title: 'Beides' });", new[] { one, two });

        await Expect(page.Locator(".stack .dotcount")).ToContainTextAsync("3");
        await BoardStage.SavedAsync(page);
        using var reader = await WebUser.MemberAsync(stage.App);
        var html = await reader.GetAsync($"/tafeln/{stage.Board}/liste");
        Assert.Matches("(?s)Was\\?.*<th scope=\"row\">.*Beides</th>.*<span class=\"num\">3</span>", html);
    }

    [Theory]
    [InlineData(320, ColorScheme.Dark, "de-DE"), InlineData(1280, ColorScheme.Light, "en-GB")]
    public async Task A_running_voting_and_its_result_have_no_barrier_that_axe_finds(int width, ColorScheme scheme, string locale)
    {
        await using var stage = await BoardStage.SetAsync();
        await using var ole = await stage.ClientAsync();
        var one = Ids.New();
        await ole.ApplyAsync(Ops.Note(one, "eins", 100, 200), Ops.Of("group.add", Ids.New(), ("title", "Ein Stapel"), ("notes", new[] { one })));
        var page = await stage.OpenAsync(BoardStage.Fenja, adjust: options =>
        {
            options.ViewportSize = new ViewportSize { Width = width, Height = 800 };
            options.ColorScheme = scheme;
            options.Locale = locale;
        });
        var watch = PageWatch.On(page, stage.App);
        await BoardStage.InBoardAsync(page, "board.run('voting.add', { values: { title: 'Was?', budget: 5, max: 5, seats: 3 } }); board.run('vote.cast', { ids: [arg] });", one);
        await BoardStage.SavedAsync(page);

        var found = (await watch.ViolationsAsync()).ToList();
        await BoardStage.InBoardAsync(page, "board.run('voting.result', { voting: board.ballots.active.id });");
        found.AddRange(await watch.ViolationsAsync());
        await stage.ShowAsync(page, list: true);
        found.AddRange(await watch.ViolationsAsync());
        await BoardStage.InBoardAsync(page, "board.run('voting.room', { voting: board.ballots.active.id });");
        found.AddRange(await watch.ViolationsAsync());

        Assert.Empty(found.Concat(watch.Problems));
        Assert.Equal(0, await watch.OverflowAsync());
    }

    [Fact]
    public async Task A_decision_is_voted_on_in_the_list_and_says_when_too_few_took_part()
    {
        await using var stage = await BoardStage.SetAsync();
        var (fenja, jule) = (await stage.OpenAsync(BoardStage.Fenja), await stage.OpenAsync(list: true));
        await Expect(fenja.Locator("#presence li")).ToHaveCountAsync(2);

        await BoardStage.InBoardAsync(fenja, "board.run('voting.add');");
        await fenja.GetByLabel("Art", new() { Exact = true }).SelectOptionAsync("decision");
        await fenja.GetByLabel("Beschlusstext").FillAsync("Wir fangen mit dem Wohngeld an.");
        await fenja.GetByLabel("Beschlussfähig ab").FillAsync("2");
        await fenja.GetByRole(AriaRole.Button, new() { Name = "Eröffnen" }).ClickAsync();
        await jule.Locator(".votebar").GetByRole(AriaRole.Button, new() { Name = "Abstimmen" }).ClickAsync();
        await Expect(jule.Locator("dialog")).ToContainTextAsync("Wir fangen mit dem Wohngeld an.");
        await jule.GetByLabel("Ja", new() { Exact = true }).CheckAsync();
        await jule.GetByRole(AriaRole.Button, new() { Name = "Stimme abgeben" }).ClickAsync();
        await Expect(jule.Locator(".votebar")).ToContainTextAsync("Stimme ändern");
        await Expect(fenja.Locator(".votebar")).ToContainTextAsync("1 von 2 haben abgestimmt");
        await BoardStage.InBoardAsync(fenja, "board.run('voting.close', { voting: board.ballots.active.id, sure: true });");

        await Expect(jule.Locator(".votebar")).ToContainTextAsync("Nicht beschlussfähig");
        var watch = PageWatch.On(jule, stage.App);
        await jule.Locator(".votebar").GetByRole(AriaRole.Button, new() { Name = "Ergebnis" }).ClickAsync();
        await Expect(jule.Locator(".voteresult")).ToContainTextAsync("Jule Beispiel: Ja");
        Assert.Empty(await watch.ViolationsAsync());
        using var reader = await WebUser.MemberAsync(stage.App);
        Assert.Contains("Nicht beschlussfähig", WebUtility.HtmlDecode(await reader.GetAsync($"/tafeln/{stage.Board}/liste")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resistance_is_given_by_keyboard_and_the_least_wins()
    {
        await using var stage = await BoardStage.SetAsync();
        var page = await stage.OpenAsync(BoardStage.Fenja);
        await BoardStage.InBoardAsync(page, "board.run('voting.add', { values: { title: 'Wann?', kind: 'resistance', secrecy: 'open', options: ['Montag', 'Freitag'] } });");

        await page.Locator(".votebar").GetByRole(AriaRole.Button, new() { Name = "Abstimmen" }).ClickAsync();
        await page.Keyboard.PressAsync("End");
        var watch = PageWatch.On(page, stage.App);
        Assert.Empty(await watch.ViolationsAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Stimme abgeben" }).ClickAsync();
        await Expect(page.Locator(".votebar")).ToContainTextAsync("Stimme ändern");
        await page.Locator(".votebar").GetByRole(AriaRole.Button, new() { Name = "Ergebnis" }).ClickAsync();

        await Expect(page.Locator(".voteresult tbody tr").First).ToContainTextAsync("Freitag");
        await Expect(page.Locator(".voteresult tbody tr").Last).ToContainTextAsync("10: 1×");
        Assert.Empty(await watch.ViolationsAsync());
    }
}
