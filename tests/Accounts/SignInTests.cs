using System.Net;
using Fachgruppe.Accounts;
using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.Sessions;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Fachgruppe.Tests.Accounts;

public sealed class SignInTests
{
    private static readonly IPAddress Here = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress There = IPAddress.Parse("198.51.100.7");

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_account_is_found_by_its_address_in_any_spelling_and_only_once(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await using var scope = app.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();

        var first = await people.CreateAsync(Demo("Anna@Example.org"), "ein langes Kennwort");
        var second = await people.CreateAsync(Demo("anna@example.ORG"), "ein langes Kennwort");

        Assert.True(first.Succeeded);
        Assert.Equal("DuplicateEmail", Assert.Single(second.Errors, e => e.Code == "DuplicateEmail").Code);
        Assert.True(await people.CheckPasswordAsync((await people.FindByEmailAsync("ANNA@example.org"))!, "ein langes Kennwort"));
    }

    [Fact]
    public async Task A_short_password_is_refused_whatever_it_is_made_of()
    {
        await using var app = await TestApp.StartAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();

        Assert.Equal("PasswordTooShort", Assert.Single((await people.CreateAsync(Demo("a@example.org"), "A1!bcdefghijkl")).Errors).Code);
        Assert.True((await people.CreateAsync(Demo("a@example.org"), "pinselohrlaterne")).Succeeded);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Guessing_blocks_the_network_that_guesses_and_nobody_else(DatabaseEngine engine)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var test = await TestDatabase.CreateAsync(engine);
        var throttle = new SignInThrottle(test.Database, time);

        for (var i = 0; i < 6; i++)
        {
            await throttle.FailedAsync("A@EXAMPLE.ORG", Here);
        }

        Assert.True(await throttle.WaitAsync("A@EXAMPLE.ORG", Here) > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, await throttle.WaitAsync("A@EXAMPLE.ORG", There));
        Assert.Equal(TimeSpan.Zero, await throttle.WaitAsync("B@EXAMPLE.ORG", Here));
        time.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(TimeSpan.Zero, await throttle.WaitAsync("A@EXAMPLE.ORG", Here));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_session_that_ends_takes_its_rights_along_within_a_second(DatabaseEngine engine)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var app = await TestApp.StartAsync(engine, time);
        await using var scope = app.Services.CreateAsyncScope();
        var person = Demo("a@example.org");
        await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().CreateAsync(person);
        var sessions = app.Services.GetRequiredService<SessionStore>();
        var access = app.Services.GetRequiredService<Access>();
        var session = await sessions.BeginAsync(person.Id, "Test");
        var principal = Principals.OfSession(person.Id, session.Id);
        Assert.True((await access.ViewerAsync(principal))!.IsSignedIn);

        Assert.False(await sessions.EndAsync("somebody else", session.Id));
        Assert.True(await sessions.EndAsync(person.Id, session.Id));
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await access.ViewerAsync(principal));
    }

    private static Person Demo(string email) => new() { Id = Ids.New(), Name = "Demo", Email = email, Sector = "company" };
}
