using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Fachgruppe.Accounts.OwnData;
using Fachgruppe.Platform.Privacy;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Fachgruppe.Tests.Accounts.OwnData;

public sealed class DataExportTests
{
    private const string Page = "/konto/daten";

    [Fact]
    public async Task The_file_holds_both_parts_and_is_for_nobody_else()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app, name: "Jule Beispiel");
        await AskAsync(member);
        var path = Path(await FinishedAsync(app, member));

        using var answer = await member.Client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["daten.json", "lesen.html"], zip.Entries.Select(entry => entry.Name));
        Assert.All(zip.Entries, entry => Assert.Contains("Jule Beispiel", Read(entry), StringComparison.Ordinal));

        using var other = await WebUser.MemberAsync(app);
        using var visitor = WebUser.Visitor(app);
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(path)).Status);
        using var program = app.Client();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await app.TokenAsync(member.Id!));
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync("/konto/daten.json", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task After_a_day_it_is_gone()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var app = await TestApp.StartAsync(time: time);
        using var member = await WebUser.MemberAsync(app);
        await AskAsync(member);
        var path = Path(await FinishedAsync(app, member));
        var file = Assert.Single(Directory.GetFiles(System.IO.Path.Combine(app.DataFolder, "exports")));

        time.Advance(DataExport.Life);

        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(path)).Status);
        Assert.Contains("Datei erstellen", await member.GetAsync(Page), StringComparison.Ordinal);
        await app.Services.GetRequiredService<DataExportStore>().ForgetAsync();
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Asking_wants_a_fresh_proof()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var app = await TestApp.StartAsync(time: time);
        using var member = await WebUser.MemberAsync(app);
        time.Advance(TimeSpan.FromMinutes(6));

        using var answer = await member.PostAsync(Page, Page + "/neu");

        Assert.StartsWith("/bestaetigen", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Null(await app.Services.GetRequiredService<DataExportStore>().OfPersonAsync(member.Id!, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(false, "Vorgang ist abgebrochen")]
    [InlineData(true, "kein Speicherplatz")]
    public async Task A_failure_is_told_and_the_file_can_be_asked_for_again(bool isDiskFull, string words)
    {
        var trouble = new Trouble { Happens = true, IsDiskFull = isDiskFull };
        await using var app = await TestApp.StartWithAsync(services => services.AddSingleton<IPersonalRecords>(trouble));
        using var member = await WebUser.MemberAsync(app);

        await AskAsync(member);
        var failed = await FinishedAsync(app, member);
        Assert.Equal("failed", failed.State);
        Assert.Contains(words, await member.GetAsync(Page), StringComparison.Ordinal);

        trouble.Happens = false;
        await AskAsync(member);
        Assert.Equal("ready", (await FinishedAsync(app, member)).State);
    }

    [Fact]
    public async Task What_a_server_left_unfinished_is_finished_by_the_next()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        var asked = await app.Services.GetRequiredService<DataExportStore>().AskAsync(member.Id!, "en", TestContext.Current.CancellationToken);
        await app.Services.GetRequiredService<DataExportStore>().BeginAsync(asked!.Id, TestContext.Current.CancellationToken);

        await app.RestartAsync();

        Assert.Equal("ready", (await FinishedAsync(app, member)).State);
    }

    private static async Task AskAsync(WebUser member)
    {
        using var answer = await member.PostAsync(Page, Page + "/neu");
        Assert.Equal(Page, answer.Headers.Location!.ToString());
    }

    private static string Path(DataExport export) => $"{Page}/{export.Id}.zip";

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static async Task<DataExport> FinishedAsync(TestApp app, WebUser member)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(30));
        while (true)
        {
            if (await app.Services.GetRequiredService<DataExportStore>().OfPersonAsync(member.Id!) is { State: "ready" or "failed" } export)
            {
                return export;
            }

            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    private sealed class Trouble : IPersonalRecords
    {
        public bool Happens { get; set; }

        public bool IsDiskFull { get; init; }

        public string Name => "trouble";

        public Task<object> ExportAsync(string personId, CancellationToken cancel)
        {
            if (Happens && IsDiskFull)
            {
                // The device of Linux on which there is never room.
                File.WriteAllText("/dev/full", "x");
            }

            return Happens ? throw new InvalidOperationException("kaputt") : Task.FromResult<object>("");
        }
    }
}
