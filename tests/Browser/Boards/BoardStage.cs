using System.Text.Json;
using Dapper;
using Fachgruppe.Accounts.Guests;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Roles;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Fachgruppe.Tests.Browser.Boards;

/// <summary>A server with an empty board, and demo people who look at it in browsers of their own.</summary>
internal sealed class BoardStage : IAsyncDisposable
{
    public const string Jule = "jule.beispiel@example.org";
    public const string Fenja = "fenja.probe@example.org";
    public const string Malte = "malte.muster@example.org";
    private const string Password = "Fachgruppe-Demo-2026";

    private readonly List<IBrowserContext> _contexts = [];

    // A busy machine restarts servers and reconnects slowly; expectations wait as long as everything else here.
    static BoardStage() => Assertions.SetDefaultExpectTimeout(30_000);

    private BoardStage(TestApp app, string board)
    {
        App = app;
        Board = board;
    }

    public TestApp App { get; }

    public string Board { get; }

    public static async Task<BoardStage> SetAsync()
    {
        var app = await TestApp.StartAsync(settings: ["--Demo:Enabled=true", "--Limits:CallsPerSecond=1000", "--Limits:CallBurst=1000"]);
        return new BoardStage(app, await app.BoardAsync());
    }

    /// <summary>Signs in and opens the board; ready when everything is saved and the connection stands.</summary>
    public async Task<IPage> OpenAsync(string mail = Jule, bool list = false, Action<BrowserNewContextOptions>? adjust = null)
    {
        var context = await Chromium.NewContextAsync(App, adjust);
        _contexts.Add(context);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/anmelden");
        await page.Locator("[name=email]").FillAsync(mail);
        await page.Locator("[name=password]").FillAsync(Password);
        await page.Locator("[name=password]").PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("/anmelden", StringComparison.Ordinal));
        await ShowAsync(page, list);
        return page;
    }

    /// <summary>Opens the board in a page that is signed in.</summary>
    public async Task ShowAsync(IPage page, bool list = false)
    {
        await page.GotoAsync($"/tafeln/{Board}{(list ? "/liste" : "")}");
        await SavedAsync(page);
    }

    /// <summary>Waits until nothing is pending and the connection stands. (Playwright takes the promise of an asynchronous condition for true.)</summary>
    public static Task SavedAsync(IPage page) => page.EvaluateAsync(
        """
        async () => {
          const { running } = await import(document.getElementById("board-script").src);
          const saved = () => running.session.status.link === "online" && running.session.status.waiting === 0;
          while (!saved()) await new Promise(requestAnimationFrame);
        }
        """).WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Cuts the page off from the hub until it is loaded again. (Chromium's offline mode lets new WebSockets through.)</summary>
    public static async Task CutOffAsync(IPage page)
    {
        await page.EvaluateAsync("window.WebSocket = class { constructor() { throw new Error('cut off'); } }; window.dispatchEvent(new Event('offline'));");
        await Assertions.Expect(page.Locator("#save-state")).ToContainTextAsync("Verbindung unterbrochen");
    }

    /// <summary>Runs script with the page's board as <c>board</c>.</summary>
    public static Task<JsonElement?> InBoardAsync(IPage page, string script, object? argument = null) => page.EvaluateAsync(
        $"async (arg) => {{ const {{ running: board }} = await import(document.getElementById('board-script').src); {script} }}", argument);

    /// <summary>A client of the hub that acts as somebody without a browser.</summary>
    public async Task<BoardClient> ClientAsync(string name = "Ole Vorlage")
    {
        var person = await App.PersonAsync(name);
        return await BoardClient.OpenAsync(App, await App.TokenAsync(person), Board);
    }

    /// <summary>Gives one of the demo people a role of their own on the board.</summary>
    public async Task GiveAsync(string mail, BoardRole role)
    {
        var person = await App.Database.ReadAsync(c => c.QuerySingleAsync<string>("select id from people where email = @mail", new { mail }));
        await GiveToAsync(person, role);
    }

    /// <summary>Gives a person a role of their own on the board.</summary>
    public async Task GiveToAsync(string person, BoardRole role)
        => Assert.True(await App.Services.GetRequiredService<BoardRoleStore>().GiveAsync(Board, person, role));

    /// <summary>Ends a guests' link.</summary>
    public Task EndAsync(GuestLink link) => App.Services.GetRequiredService<GuestLinkStore>().RevokeAsync(Board, link.Id, link.CreatedBy!);

    /// <summary>The notes as the server has them.</summary>
    public async Task<IReadOnlyList<JsonElement>> NotesAsync()
    {
        await using var client = await ClientAsync();
        return [.. (await client.OpenAsync()).GetProperty("notes").EnumerateArray()];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts)
        {
            await context.CloseAsync();
        }

        await App.DisposeAsync();
    }
}
