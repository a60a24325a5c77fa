using System.Net;
using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Fachgruppe.Tests.Accounts.SignIn;

/// <summary>Ten thousand accounts tried with a stolen password each. A hash that costs nothing stands in for the real one.</summary>
public sealed class StuffingTests
{
    private const string Password = "pinselohr laterne";

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(56));
    private readonly CountingHasher _hasher = new();

    [Theory]
    [InlineData(DatabaseEngine.Sqlite, 10_000), InlineData(DatabaseEngine.PostgreSql, 1_000)]
    public async Task One_network_is_stopped_after_a_few_dozen_and_nobody_else_is(DatabaseEngine engine, int accounts)
    {
        await using var app = await StartAsync(engine);
        await AddAsync(app, "victim@example.org");

        for (var i = 0; i < accounts; i++)
        {
            await TryAsync(app, $"person{i}@example.org", "gestohlenes Wort", IPAddress.Parse("192.0.2.1"));
        }

        Assert.InRange(_hasher.Checks, 50, 51);
        Assert.Equal(SignInOutcome.TooMany, (await TryAsync(app, "victim@example.org", Password, IPAddress.Parse("192.0.2.1"))).Outcome);
        Assert.Equal(SignInOutcome.Done, (await TryAsync(app, "victim@example.org", Password, IPAddress.Parse("198.51.100.7"))).Outcome);
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite, 10_000), InlineData(DatabaseEngine.PostgreSql, 1_000)]
    public async Task Ten_thousand_networks_are_slowed_to_one_try_a_second_and_known_browsers_get_in(DatabaseEngine engine, int accounts)
    {
        await using var app = await StartAsync(engine);
        await AddAsync(app, "victim@example.org");
        var (_, cookie) = await TryAsync(app, "victim@example.org", Password, IPAddress.Parse("198.51.100.7"));
        _hasher.Checks = 0;

        for (var i = 0; i < accounts; i++)
        {
            await TryAsync(app, i % 2 == 0 ? "victim@example.org" : $"person{i}@example.org", "gestohlenes Wort", Network(i));
            _time.Advance(TimeSpan.FromMilliseconds(50));
        }

        // 500 are free, then one a second at twenty tries a second.
        Assert.InRange(_hasher.Checks, 500, 502 + (accounts / 20));
        await TryAsync(app, "person@example.org", "gestohlenes Wort", Network(accounts));
        Assert.Equal(SignInOutcome.Done, (await TryAsync(app, "victim@example.org", Password, Network(accounts + 1), cookie)).Outcome);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(SignInOutcome.Done, (await TryAsync(app, "victim@example.org", Password, Network(accounts + 2))).Outcome);
    }

    [Fact]
    public async Task A_known_browser_cannot_guess_for_ever_and_counts_for_its_own_account_only()
    {
        await using var app = await StartAsync(DatabaseEngine.Sqlite);
        await AddAsync(app, "victim@example.org");
        await AddAsync(app, "other@example.org");
        var here = IPAddress.Parse("198.51.100.7");
        var (_, cookie) = await TryAsync(app, "victim@example.org", Password, here);

        var outcomes = new List<SignInOutcome>();
        for (var i = 0; i < 8; i++)
        {
            outcomes.Add((await TryAsync(app, "victim@example.org", "geraten", Network(i), cookie)).Outcome);
        }

        Assert.Equal(SignInOutcome.TooMany, outcomes[^1]);
        Assert.Equal(SignInOutcome.Done, (await TryAsync(app, "other@example.org", Password, here, cookie)).Outcome);
    }

    [Fact]
    public async Task Known_unknown_and_passwordless_accounts_cost_one_check_and_read_alike()
    {
        await using var app = await StartAsync(DatabaseEngine.Sqlite);
        await AddAsync(app, "known@example.org");
        await AddAsync(app, "passkey@example.org", null);
        var pages = new List<string>();

        foreach (var email in new[] { "known@example.org", "unknown@example.org", "passkey@example.org" })
        {
            using var visitor = WebUser.Visitor(app);
            var before = _hasher.Checks;
            using var answer = await visitor.PostAsync("/anmelden", "/anmelden", ("email", email), ("password", "geraten"));
            Assert.Equal(1, _hasher.Checks - before);
            pages.Add(Masked(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), email));
        }

        Assert.Single(pages.Distinct());
    }

    private Task<TestApp> StartAsync(DatabaseEngine engine) => TestApp.StartWithAsync(
        services => services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<Person>>(_hasher)), engine, _time);

    private static async Task AddAsync(TestApp app, string email, string? password = Password)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var person = new Person { Id = Ids.New(), Name = "Probe", Email = email, Sector = "company", PasswordHash = password };
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().CreateAsync(person)).Succeeded);
    }

    private static async Task<(SignInOutcome Outcome, string Cookie)> TryAsync(TestApp app, string email, string password, IPAddress from, string? cookie = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Connection.RemoteIpAddress = from;
        context.Request.Headers.Cookie = cookie;
        var outcome = await scope.ServiceProvider.GetRequiredService<PasswordSignIn>().SignInAsync(context, email, password);
        return (outcome, string.Join("; ", context.Response.Headers.SetCookie.Select(set => set!.Split(';')[0]).Where(pair => pair.Contains("-browser=", StringComparison.Ordinal))));
    }

    private static IPAddress Network(int number) => new([10, (byte)(number >> 16), (byte)(number >> 8), (byte)number]);

    private static string Masked(string html, string email) => string.Join(
        '\n', html.Replace(email, "", StringComparison.Ordinal).Split('\n').Where(line => !line.Contains("__RequestVerificationToken", StringComparison.Ordinal) && !line.Contains("nonce", StringComparison.Ordinal)));

    /// <summary>Stores the password itself and counts how often one is checked.</summary>
    private sealed class CountingHasher : IPasswordHasher<Person>
    {
        private int _checks;

        public int Checks { get => _checks; set => _checks = value; }

        public string HashPassword(Person user, string password) => password;

        public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref _checks);
            return hashedPassword == providedPassword ? PasswordVerificationResult.Success : PasswordVerificationResult.Failed;
        }
    }
}
