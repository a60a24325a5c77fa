using Dapper;
using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.Sessions;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Platform.Audit;

public sealed class AuditLogTests
{
    private const string Canary = "Kanarienvogel 7f3a";

    /// <summary>What somebody with the database in hand might do.</summary>
    public static TheoryData<DatabaseEngine, string> Forgeries
    {
        get
        {
            var data = new TheoryData<DatabaseEngine, string>();
            foreach (var engine in Enum.GetValues<DatabaseEngine>())
            {
                data.Add(engine, "update log_entries set kind = 'role.given' where seq = 3");
                data.Add(engine, "update log_entries set at = at + 1 where seq = 3");
                data.Add(engine, "update log_entries set actor = null where seq = 3");
                data.Add(engine, "update log_details set details = 'x' where seq = 3");
                data.Add(engine, "delete from log_entries where seq = 3");
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Forgeries))]
    public async Task Whatever_is_changed_later_is_noticed_at_its_place(DatabaseEngine engine, string forgery)
    {
        await using var app = await TestApp.StartAsync(engine);
        await FillAsync(app);
        var log = app.Services.GetRequiredService<AuditLog>();
        Assert.Null((await log.VerifyAsync(TestContext.Current.CancellationToken)).BrokenAt);

        await app.Database.WriteAsync((c, t) => c.ExecuteAsync(forgery, transaction: t));

        Assert.Equal(new LogVerdict(2, 3), await log.VerifyAsync(TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Entries_written_at_once_make_one_chain(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var person = await app.PersonAsync();
        var log = app.Services.GetRequiredService<AuditLog>();
        var before = (await log.VerifyAsync(TestContext.Current.CancellationToken)).Entries;

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => app.Database.WriteAsync(async (c, t) =>
        {
            await AuditLog.AppendAsync(c, t, DateTimeOffset.UtcNow, new("session.begun", person, person, $"Gerät {i}"));
            return i;
        })));

        Assert.Equal(new LogVerdict(before + 40, null), await log.VerifyAsync(TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Erasing_a_person_takes_name_and_details_and_breaks_no_chain(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var person = new Person { Id = Guid.NewGuid().ToString(), Name = Canary, Email = "kanarienvogel@example.org", Sector = "company" };
        Assert.True((await accounts.CreateAsync(person)).Succeeded);
        await app.Services.GetRequiredService<SessionStore>().BeginAsync(person.Id, Canary, TestContext.Current.CancellationToken);
        var reader = app.Services.GetRequiredService<LogReader>();
        Assert.Contains(await PageAsync(reader), line => line.Details == Canary && line.ActorName == Canary);

        await accounts.DeleteAsync(person);

        var lines = await PageAsync(reader);
        Assert.Equal("account.erased", lines[0].Kind);
        Assert.DoesNotContain(lines, line => $"{line}".Contains(Canary, StringComparison.Ordinal) || $"{line}".Contains(person.Id, StringComparison.Ordinal));
        Assert.Null((await app.Services.GetRequiredService<AuditLog>().VerifyAsync(TestContext.Current.CancellationToken)).BrokenAt);
        if (engine == DatabaseEngine.Sqlite)
        {
            Assert.DoesNotContain(Directory.EnumerateFiles(app.DataFolder), file => Holds(file, Canary));
        }
    }

    [Fact]
    public async Task A_transaction_that_fails_leaves_no_entry()
    {
        await using var app = await TestApp.StartAsync();
        var person = await app.PersonAsync();
        var log = app.Services.GetRequiredService<AuditLog>();
        var before = await log.VerifyAsync(TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<InvalidOperationException>(() => app.Database.WriteAsync<int>(async (c, t) =>
        {
            await AuditLog.AppendAsync(c, t, DateTimeOffset.UtcNow, new("token.created", null, person, "all"));
            throw new InvalidOperationException("Something else went wrong.");
        }));

        Assert.Equal(before, await log.VerifyAsync(TestContext.Current.CancellationToken));
    }

    private static async Task FillAsync(TestApp app)
    {
        var person = await app.PersonAsync();
        for (var i = 0; i < 5; i++)
        {
            await app.Services.GetRequiredService<SessionStore>().BeginAsync(person, $"Gerät {i}", TestContext.Current.CancellationToken);
        }
    }

    private static Task<IReadOnlyList<LogLine>> PageAsync(LogReader reader) =>
        reader.PageAsync(long.MaxValue, "", 100, TestContext.Current.CancellationToken);

    private static bool Holds(string file, string text)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0;
    }
}
