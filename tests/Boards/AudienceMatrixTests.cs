using System.Net;
using System.Text.Json;
using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Boards;
using Fachgruppe.Circles;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Audience;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Boards;

/// <summary>Every audience × every kind of viewer × every surface: who may see sees, for the rest there is nothing.</summary>
public sealed class AudienceMatrixTests
{
    private static readonly string[] Viewers = ["visitor", "guest", "company", "administration", "named", "circle"];

    private static readonly Dictionary<string, string[]> Sees = new(StringComparer.Ordinal)
    {
        ["public"] = Viewers,
        ["members"] = ["guest", "company", "administration", "named", "circle"],
        ["administration"] = ["guest", "administration"],
        ["named"] = ["guest", "named"],
        ["circle"] = ["guest", "circle"],
        // A guest of another board.
        ["members, no guests"] = ["company", "administration", "named", "circle"],
    };

    [Fact]
    public async Task Who_may_see_a_board_sees_it_everywhere_and_for_the_rest_it_does_not_exist()
    {
        await using var app = await TestApp.StartAsync();
        var people = await PeopleAsync(app);
        var circle = await CircleAsync(app, people["circle"].Id!);
        var findings = new List<string>();

        foreach (var (audience, allowed) in Sees)
        {
            var title = $"Geheim {audience}";
            var board = await BoardAsync(app, title, audience == "circle" ? $"circle:{circle}" : audience.Split(',')[0], people["named"].Id!);
            if (!audience.Contains(','))
            {
                await app.InviteAsync(people["guest"], board, "read");
            }

            foreach (var viewer in Viewers)
            {
                var may = allowed.Contains(viewer);
                findings.AddRange((await SurfacesAsync(app, people[viewer], board, title))
                    .Where(surface => surface.Sees != may)
                    .Select(surface => $"{audience}: {viewer} {(may ? "misses" : "sees")} it on {surface.Name}"));
                Assert.True(may || !(await people[viewer].GetAsync("/")).Contains(title, StringComparison.Ordinal), $"{audience}: {viewer} reads it on the start page");
            }
        }

        Assert.Empty(findings);
        people.Values.ToList().ForEach(user => user.Dispose());
    }

    private static async Task<Dictionary<string, WebUser>> PeopleAsync(TestApp app) => new(StringComparer.Ordinal)
    {
        ["visitor"] = WebUser.Visitor(app),
        ["guest"] = WebUser.Visitor(app),
        ["company"] = await WebUser.MemberAsync(app, "company"),
        ["administration"] = await WebUser.MemberAsync(app, "administration"),
        ["named"] = await WebUser.MemberAsync(app, "science"),
        ["circle"] = await WebUser.MemberAsync(app, "association"),
    };

    private static async Task<string> CircleAsync(TestApp app, string member)
    {
        var circle = Ids.New();
        await app.Database.WriteAsync(async (c, t) =>
        {
            await CircleStore.AddAsync(c, t, new Circle(circle, "cxo", "CXO-Kreis", true, DateTimeOffset.UnixEpoch));
            await CircleStore.AddMemberAsync(c, t, circle, member);
        });
        return circle;
    }

    private static async Task<string> BoardAsync(TestApp app, string title, string audience, string? named)
    {
        Assert.True(Audience.TryParse(audience, out var parsed));
        var board = await app.Services.GetRequiredService<BoardStore>().CreateAsync(new NewBoard(title, parsed, People: audience == "named" ? [named!] : []), null);
        return board.Id;
    }

    private static async Task<IReadOnlyList<(string Name, bool Sees)>> SurfacesAsync(TestApp app, WebUser user, string board, string title)
    {
        var isGuest = user.Cookie is not null;
        using var other = app.Client();
        var program = isGuest ? user.Client : other;
        var token = user.Id is null ? null : await app.TokenAsync(user.Id, Scopes.BoardsRead);
        other.DefaultRequestHeaders.Authorization = token is null ? null : new("Bearer", token);
        return
        [
            ("/tafeln", (await user.GetAsync("/tafeln")).Contains(title, StringComparison.Ordinal)),
            ("/tafeln?q=", (await user.GetAsync("/tafeln?q=Geheim")).Contains(title, StringComparison.Ordinal)),
            ("/tafeln/{id}", await FoundAsync(user.Client, $"/tafeln/{board}")),
            ("/tafeln/{id}/liste", await FoundAsync(user.Client, $"/tafeln/{board}/liste")),
            ("/api/v1/boards", (await program.GetStringAsync("/api/v1/boards?limit=100")).Contains(board, StringComparison.Ordinal)),
            ("/api/v1/boards/{id}", await FoundAsync(program, $"/api/v1/boards/{board}")),
            ("hub Open", await OpensAsync(app, token, user.Cookie, board)),
        ];
    }

    private static async Task<bool> FoundAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{path} answered {answer.StatusCode}");
        return answer.StatusCode == HttpStatusCode.OK;
    }

    private static async Task<bool> OpensAsync(TestApp app, string? token, string? cookie, string board)
    {
        await using var client = await BoardClient.ConnectAsync(app, token, board, cookie: cookie);
        try
        {
            return (await client.OpenAsync()).GetProperty("board").ValueKind == JsonValueKind.Object;
        }
        catch (HubException error) when (error.Message.EndsWith("not_found", StringComparison.Ordinal))
        {
            return false;
        }
    }
}
