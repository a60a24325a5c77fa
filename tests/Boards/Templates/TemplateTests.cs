using System.Net;
using Fachgruppe.Boards.Templates;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Boards.Templates;

public sealed class TemplateTests
{
    public static TheoryData<string> Names => [.. BoardTemplate.All.Select(template => template.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task A_template_hangs_all_its_frames_and_hints_where_none_overlaps_another(string name)
    {
        await using var app = await TestApp.StartAsync();
        var template = BoardTemplate.Find(name)!;

        var state = app.Services.GetRequiredService<TemplateOperations>().StateOf(template);

        var frames = state.Frames.Values.ToList();
        Assert.Equal(template.Frames.Count, frames.Count);
        Assert.Equal(template.Frames.Sum(frame => frame.Notes.Count), state.Notes.Count);
        Assert.DoesNotContain(frames, a => frames.Exists(b => a != b && a.X < b.X + b.W && b.X < a.X + a.W && a.Y < b.Y + b.H && b.Y < a.Y + a.H));
        Assert.All(state.Notes.Values, note => Assert.DoesNotContain("templates.", note.Text, StringComparison.Ordinal));
        Assert.All(frames, frame => Assert.DoesNotContain("templates.", frame.Title, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_board_offered_as_a_template_begins_new_boards_for_those_who_see_it(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var maker = await WebUser.MemberAsync(app, "administration");
        using var company = await WebUser.MemberAsync(app);
        var model = await MakeAsync(maker, "Unser Ablauf", "administration", "swot");
        var settings = $"/tafeln/{model}/einstellungen";

        Assert.DoesNotContain("Unser Ablauf", await maker.GetAsync("/tafeln/neu"), StringComparison.Ordinal);
        await maker.PostAsync(settings, settings + "?handler=Template", ("offer", "true"));
        var offered = await maker.GetAsync("/tafeln/neu");
        var made = await MakeAsync(maker, "Zum ersten Mal", "members", model);
        var hidden = await company.PostAsync("/tafeln/neu", "/tafeln/neu", ("title", "Fremd"), ("audience", "members"), ("template", model));

        Assert.Contains("Unser Ablauf", offered, StringComparison.Ordinal);
        Assert.Contains("Was können wir besonders gut?", WebUtility.HtmlDecode(await maker.GetAsync($"/tafeln/{made}/liste")), StringComparison.Ordinal);
        Assert.DoesNotContain("Unser Ablauf", await company.GetAsync("/tafeln/neu"), StringComparison.Ordinal);
        Assert.Contains("Diese Vorlage gibt es nicht.", await hidden.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_board_that_is_no_longer_offered_begins_none()
    {
        await using var app = await TestApp.StartAsync();
        using var maker = await WebUser.MemberAsync(app);
        var model = await MakeAsync(maker, "Auf Zeit", "members", "topics");
        var settings = $"/tafeln/{model}/einstellungen";
        await maker.PostAsync(settings, settings + "?handler=Template", ("offer", "true"));

        await maker.PostAsync(settings, settings + "?handler=Template", ("offer", "false"));

        Assert.DoesNotContain("Auf Zeit", await maker.GetAsync("/tafeln/neu"), StringComparison.Ordinal);
    }

    private static async Task<string> MakeAsync(WebUser user, string title, string audience, string template)
    {
        var answer = await user.PostAsync("/tafeln/neu", "/tafeln/neu", ("title", title), ("audience", audience), ("template", template));
        return answer.Headers.Location!.OriginalString.Split('/')[^1];
    }
}
