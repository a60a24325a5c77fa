using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Fachgruppe.Accounts.OwnData;
using Fachgruppe.Accounts.People;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fachgruppe.Tests.Boards.Pages;

/// <summary>Pages, API, pictures, copies, own data and logs keep sealed words to their author.</summary>
public sealed partial class SealedPagesTests
{
    private const string Secret = "Kanarienvogel-7f3a";

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task No_page_answer_export_or_log_line_holds_a_strangers_words_and_name(DatabaseEngine engine)
    {
        var log = new Lines();
        await using var app = await TestApp.StartWithAsync(
            services => services.AddSingleton<ILoggerProvider>(log), engine, settings: ["--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft.AspNetCore=Trace"]);
        using var jule = await WebUser.MemberAsync(app, name: "Jule Beispiel");
        using var malte = await WebUser.MemberAsync(app, name: "Malte Muster");
        var board = await app.BoardAsync(madeBy: malte.Id);
        await PostAsync(malte, board, "Seal");

        await jule.PostAsync($"/tafeln/{board}/liste", $"/tafeln/{board}/liste", ("text", Secret), ("color", "pink"));
        await using (var hub = await BoardClient.OpenAsync(app, await app.TokenAsync(jule.Id!), board))
        {
            await hub.HeardAsync(await hub.MustAsync(Ops.Note(Ids.New(), Secret)));
            await hub.RefusedAsync(Ops.Of("note.add", Ids.New(), ("text", Secret)));
        }

        string[] mine = [$"/tafeln/{board}", $"/tafeln/{board}/liste", $"/api/v1/boards/{board}"];
        string[] theirs = [.. mine, "/", "/tafeln", "/tafeln?q=Kanarienvogel", "/api/v1/boards"];
        foreach (var path in mine)
        {
            Assert.Contains(Secret, await jule.GetAsync(path), StringComparison.Ordinal);
        }

        // The settings name everybody who could see the board.
        Assert.DoesNotContain(Secret, await malte.GetAsync($"/tafeln/{board}/einstellungen"), StringComparison.Ordinal);
        foreach (var path in theirs)
        {
            var page = WebUtility.HtmlDecode(await malte.GetAsync(path));
            Assert.DoesNotContain(Secret, page, StringComparison.Ordinal);
            Assert.DoesNotContain(jule.Id!, page, StringComparison.Ordinal);
            Assert.DoesNotContain("Jule Beispiel", page, StringComparison.Ordinal);
        }

        var copy = await CopyAsync(malte, board);
        Assert.Equal(0, await app.Database.ReadAsync(c => c.QuerySingleAsync<long>("select seq from boards where id = @copy", new { copy })));
        Assert.DoesNotContain(log.All, line => line.Contains(Secret, StringComparison.Ordinal));
        Assert.Contains(log.All, line => line.Contains("/liste", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_list_without_scripts_counts_sealed_notes_and_says_what_they_are()
    {
        await using var app = await TestApp.StartAsync();
        using var jule = await WebUser.MemberAsync(app);
        using var malte = await WebUser.MemberAsync(app);
        var board = await app.BoardAsync(madeBy: malte.Id);
        await PostAsync(malte, board, "Seal");
        await jule.PostAsync($"/tafeln/{board}/liste", $"/tafeln/{board}/liste", ("text", Secret));

        var (own, foreign) = (WebUtility.HtmlDecode(await jule.GetAsync($"/tafeln/{board}/liste")), WebUtility.HtmlDecode(await malte.GetAsync($"/tafeln/{board}/liste")));

        Assert.Contains("Verdeckter Zettel", foreign, StringComparison.Ordinal);
        Assert.Contains("davon 1 verdeckt", foreign, StringComparison.Ordinal);
        Assert.Contains("Verdeckt gesammelt: andere sehen Ihren Text erst nach dem Aufdecken.", foreign, StringComparison.Ordinal);
        Assert.Contains("für andere verdeckt", own, StringComparison.Ordinal);
        await PostAsync(malte, board, "Reveal");
        Assert.Contains(Secret, await malte.GetAsync($"/tafeln/{board}/liste"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guests_who_may_only_read_or_add_notes_neither_seal_nor_open()
    {
        await using var app = await TestApp.StartAsync();
        var board = await app.BoardAsync();
        await using var guest = await app.GuestAsync(board);

        Assert.Equal("forbidden", await guest.RefusedAsync(Ops.Of("board.set", null, ("sealed", true))));
        Assert.Equal("forbidden", await guest.RefusedAsync(Ops.Of("board.set", null, ("sealed", false))));
    }

    [Fact]
    public async Task A_guests_sealed_note_is_the_guests_alone_and_stays_sealed_when_the_guest_is_gone()
    {
        await using var app = await TestApp.StartAsync();
        var fenja = await app.PersonAsync();
        var board = await app.BoardAsync(madeBy: fenja);
        await using var lead = await BoardClient.OpenAsync(app, await app.TokenAsync(fenja), board);
        await lead.MustAsync(Ops.Of("board.set", null, ("sealed", true)));
        var note = Ids.New();
        await using (var guest = await app.GuestAsync(board))
        {
            await lead.HeardAsync(await guest.MustAsync(Ops.Note(note, Secret)));
            Assert.Equal(Secret, (await guest.OpenAsync()).GetProperty("notes")[0].GetProperty("text").GetString());
        }

        await using var another = await app.GuestAsync(board);
        Assert.Equal("", (await another.OpenAsync()).GetProperty("notes")[0].GetProperty("text").GetString());
        Assert.Equal("forbidden", await another.RefusedAsync(Ops.Set(note, ("text", "fremd"))));
        Assert.Equal("sealed", await lead.RefusedAsync(Ops.Of("note.delete", note)));
        await lead.MustAsync(Ops.Of("board.set", null, ("sealed", false)));
        Assert.Equal(Secret, (await lead.OpenAsync()).GetProperty("notes")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_note_whose_author_was_erased_stays_sealed_and_has_no_name_after_the_revealing()
    {
        await using var app = await TestApp.StartAsync();
        var fenja = await app.PersonAsync("Fenja Probe");
        var board = await app.BoardAsync(madeBy: fenja);
        await using var lead = await BoardClient.OpenAsync(app, await app.TokenAsync(fenja), board);
        await lead.MustAsync(Ops.Of("board.set", null, ("sealed", true)));
        using var jule = await WebUser.MemberAsync(app, name: "Jule Beispiel");
        await jule.PostAsync($"/tafeln/{board}/liste", $"/tafeln/{board}/liste", ("text", Secret));

        await using (var scope = app.Services.CreateAsyncScope())
        {
            var person = await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().FindByIdAsync(jule.Id!);
            await scope.ServiceProvider.GetRequiredService<AccountErasure>().EraseAsync(person!, default);
        }

        var note = (await lead.OpenAsync()).GetProperty("notes")[0];
        Assert.Equal("", note.GetProperty("text").GetString());
        Assert.Equal("sealed", await lead.RefusedAsync(Ops.Of("note.delete", note.GetProperty("id").GetString())));
        await lead.MustAsync(Ops.Of("board.set", null, ("sealed", false)));
        Assert.Equal(Secret, (await lead.OpenAsync()).GetProperty("notes")[0].GetProperty("text").GetString());
        // Cards are kept in memory until the next look at the rights version.
        await Until.TrueAsync(() => !lead.OpenAsync().GetAwaiter().GetResult().ToString().Contains("Jule", StringComparison.Ordinal), "the name to go");
    }

    private static async Task PostAsync(WebUser user, string board, string handler)
    {
        var page = $"/tafeln/{board}/einstellungen";
        Assert.Equal(HttpStatusCode.Redirect, (await user.PostAsync(page, $"{page}?handler={handler}")).StatusCode);
    }

    private static async Task<string> CopyAsync(WebUser user, string board)
    {
        var page = $"/tafeln/{board}/einstellungen";
        var answer = await user.PostAsync(page, $"{page}?handler=Duplicate");
        return BoardPath().Match(answer.Headers.Location!.ToString()).Groups[1].Value;
    }

    [GeneratedRegex("/tafeln/([0-9a-f-]{36})$")]
    private static partial Regex BoardPath();

    /// <summary>Every line of every log, with what exceptions say.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            All.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => All.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
