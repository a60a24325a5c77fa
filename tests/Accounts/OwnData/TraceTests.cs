using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Dapper;
using Fachgruppe.Accounts.Joining;
using Fachgruppe.Accounts.Reset;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Mail;
using Fachgruppe.Platform.Outbox;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fachgruppe.Tests.Accounts.OwnData;

/// <summary>A word that is nowhere else is put wherever a person leaves traces; after erasing it is nowhere at all.</summary>
public sealed class TraceTests
{
    private const string Canary = "Kanarienvogel";

    // PostgreSQL tells its columns, SQLite its own.
    private const string PostgresColumns =
        "select table_name, column_name from information_schema.columns where table_schema = 'public' and data_type in ('text', 'character varying')";

    private const string SqliteColumns = """
        select t.name as table_name, c.name as column_name from sqlite_master t join pragma_table_info(t.name) c
        where t.type = 'table' and t.name not like 'sqlite_%' and lower(c.type) = 'text'
        """;

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Erasing_leaves_no_trace(DatabaseEngine engine)
    {
        var log = new Scribe();
        await using var app = await TestApp.StartWithAsync(
            services => services.AddSingleton<ILoggerProvider>(log), engine, null, "--Logging:LogLevel:Default=Debug");
        using var member = await ComeAsync(app);
        await LeaveTracesAsync(app, member);
        var names = await FindAsync(app, engine);
        string[] places = ["people.name", "people.email", "passkeys.name", "sessions.device", "invitations.name", "applications.purpose", "log_details.details"];
        Assert.Equal([], places.Except(names));
        Assert.True(Files(app, engine).Count > 0);

        using var answer = await member.PostAsync("/konto/loeschen", "/konto/loeschen", ("email", member.Email));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Empty(await FindAsync(app, engine));
        Assert.Empty(await UnsentAsync(app));
        Assert.Empty(Files(app, engine));
        Assert.DoesNotContain(log.Lines, line => line.Contains(Canary, StringComparison.OrdinalIgnoreCase));
        Assert.NotEmpty(log.Lines);
    }

    [Fact]
    public async Task Mails_to_others_and_what_waits_for_them_stay()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await ComeAsync(app);
        await app.Services.GetRequiredService<InvitationStore>().InviteAsync(
            new Newcomer("x" + member.Email, "Andere", "science", "Labor", "de"), member.Id, TestContext.Current.CancellationToken);
        await app.Services.GetRequiredService<OutboxWorker>().DrainAsync(CancellationToken.None);
        await app.MailAsync("x" + member.Email);

        await member.PostAsync("/konto/loeschen", "/konto/loeschen", ("email", member.Email));

        Assert.NotEmpty(await app.MailsAsync("x" + member.Email));
        Assert.Equal(1, await app.Database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from invitations")));
    }

    // By application and invitation, with mails that lie in the folder.
    private static async Task<WebUser> ComeAsync(TestApp app)
    {
        using var admin = await WebUser.MemberAsync(app);
        var (email, store) = ($"{Canary}@example.org".ToLowerInvariant(), app.Services.GetRequiredService<ApplicationStore>());
        using var visitor = WebUser.Visitor(app);
        await store.ApplyAsync(new Newcomer(email, $"{Canary} Name", "company", $"Firma", "de"), $"{Canary} Anliegen", $"{Canary} Empfehlung");
        await store.ConfirmAsync((await app.MailAsync(email)).LinkPath().Split('/')[^1]);
        await store.ApproveAsync(Assert.Single(await store.WaitingAsync()).Id, admin.Id!, "company", $"{Canary} Grund");
        app.Services.GetRequiredService<OutboxBell>().Ring();
        var link = (await app.MailAsync(email, atLeast: 2)).LinkPath();
        var user = WebUser.Visitor(app);
        using var made = await user.PostAsync(link, link, ("name", $"{Canary} Name"), ("password", WebUser.Password));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        return await user.KnownAsAsync(app, email);
    }

    private static async Task LeaveTracesAsync(TestApp app, WebUser member)
    {
        // Nothing the sign-in page stores of a User-Agent is the sender's own words, so the column is filled by hand.
        await app.Database.WriteAsync((c, t) => c.ExecuteAsync("update sessions set device = @device where person_id = @Id", new { device = Canary, member.Id }, t));
        await app.Database.WriteAsync((c, t) => c.ExecuteAsync(
            """
            insert into passkeys (id, person_id, credential_id, public_key, name, sign_count, transports, backup_eligible, backed_up, created_at)
            values (@Id, @Id, @Id, 'k', @name, 0, '', 0, 0, 0)
            """,
            new { member.Id, name = Canary }, t));
        await app.Database.WriteAsync((c, t) => Fachgruppe.Platform.Audit.AuditLog.AppendAsync(
            c, t, DateTimeOffset.UtcNow, new("passkey.added", member.Id, member.Id, Canary)));
        var outbox = app.Services.GetRequiredService<OutboxStore>();
        var letter = new Letter(member.Email, Canary, "de", "Später", [Canary], null, "Fuß").ToItem("later") with { DueAt = DateTimeOffset.UtcNow.AddDays(1) };
        foreach (var item in new[] { letter, ResetHandler.Asking(member.Email, "de") with { DueAt = DateTimeOffset.UtcNow.AddDays(1) } })
        {
            var row = outbox.Seal(item);
            await app.Database.WriteAsync((c, t) => OutboxStore.AddAsync(c, t, row));
        }

        // A refused application of the same address belongs to no account.
        await app.Services.GetRequiredService<ApplicationStore>().ApplyAsync(
            new Newcomer(member.Email, $"{Canary} Zwei", "company", "Firma", "de"), $"{Canary} Anliegen", "");
        await member.PostAsync("/konto/daten", "/konto/daten/neu");
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(30));
        while (!(await member.GetAsync("/konto/daten")).Contains(".zip", StringComparison.Ordinal))
        {
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        // The mail of that application is on its way; it arrives before anything is erased.
        await app.MailAsync(member.Email, atLeast: 3);
    }

    private static async Task<List<string>> FindAsync(TestApp app, DatabaseEngine engine)
    {
        var found = new List<string>();
        await using var connection = await app.Database.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var (table, column) in await connection.QueryAsync<(string, string)>(engine == DatabaseEngine.Sqlite ? SqliteColumns : PostgresColumns))
        {
            var hits = await connection.QuerySingleAsync<long>($"select count(*) from {table} where lower({column}) like @like", new { like = $"%{Canary.ToLowerInvariant()}%" });
            found.AddRange(hits > 0 ? [$"{table}.{column}"] : []);
        }

        return found;
    }

    // What waits is protected, so nobody finds a word in its bytes.
    private static async Task<IEnumerable<string>> UnsentAsync(TestApp app) =>
        await app.Database.ReadAsync(c => c.QueryAsync<string>("select kind from outbox where payload is not null"));

    private static List<string> Files(TestApp app, DatabaseEngine engine) =>
        [.. Directory.GetFiles(app.DataFolder, "*", SearchOption.AllDirectories).Where(file => Holds(file) || Path.GetExtension(file) == ".zip")
            .Where(file => engine == DatabaseEngine.Sqlite || !Path.GetFileName(file).StartsWith("fachgruppe.db", StringComparison.Ordinal))];

    private static bool Holds(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return Encoding.Latin1.GetString(copy.ToArray()).Contains(Canary, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class Scribe : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
