using System.Net;
using Dapper;
using Fachgruppe.Accounts.Passkeys;
using Fachgruppe.Accounts.People;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Accounts.Passkeys;

public sealed class PasskeyStoreTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_passkey_comes_back_as_it_was_kept_and_leads_to_its_person(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var member = await WebUser.MemberAsync(app);
        var info = await AddAsync(app, member, 1);
        await using var scope = app.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();

        var person = await people.FindByPasskeyIdAsync(info.CredentialId);
        var found = await people.GetPasskeyAsync(person!, info.CredentialId);

        Assert.True(people.SupportsUserPasskey);
        Assert.Equal(member.Id, person!.Id);
        Assert.Equal(info.PublicKey, found!.PublicKey);
        Assert.Equal(["internal", "hybrid"], found.Transports!);
        Assert.Equal("Probe 1", found.Name);
        Assert.Single(await people.GetPasskeysAsync(person));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_counter_that_does_not_grow_is_refused_unless_it_is_always_zero(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var member = await WebUser.MemberAsync(app);
        var store = app.Services.GetRequiredService<PasskeyStore>();
        var info = await AddAsync(app, member, 1);

        Assert.True(await store.UsedAsync(info), "zero stays zero with keys that are copied between devices");
        info.SignCount = 7;
        Assert.True(await store.UsedAsync(info));
        Assert.False(await store.UsedAsync(info));
        info.SignCount = 6;
        Assert.False(await store.UsedAsync(info));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_last_way_to_sign_in_stays_even_when_two_are_removed_at_once(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var member = await WebUser.MemberAsync(app);
        await AddAsync(app, member, 1);
        await AddAsync(app, member, 2);
        await app.Database.WriteAsync((c, t) => c.ExecuteAsync("update people set password_hash = null where id = @Id", new { member.Id }, t));
        var store = app.Services.GetRequiredService<PasskeyStore>();
        var both = await store.OfPersonAsync(member.Id!);

        var removed = await Task.WhenAll(both.Select(passkey => store.RemoveAsync(member.Id!, passkey.Id)));

        Assert.Equal(1, removed.Count(done => done));
        Assert.Single(await store.OfPersonAsync(member.Id!));
        Assert.Equal(1, await app.Database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from log_entries where kind = 'passkey.removed'")));
    }

    [Fact]
    public async Task Somebody_elses_passkey_does_not_exist()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        using var other = await WebUser.MemberAsync(app);
        await AddAsync(app, member, 1);
        var id = (await app.Services.GetRequiredService<PasskeyStore>().OfPersonAsync(member.Id!))[0].Id;

        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/konto/sicherheit/passkeys/{id}")).Status);
        var page = $"/konto/sicherheit/passkeys/{id}";
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostWithAsync(await other.TokenAsync("/konto"), page + "?handler=Remove")).StatusCode);
        using var empty = await member.PostAsync(page, page, ("name", " "));
        Assert.Contains("aria-describedby=\"name-hint name-error\"", await empty.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await member.PostAsync(page, page, ("name", "Diensthandy"));
        Assert.Contains("Diensthandy", await member.GetAsync("/konto/sicherheit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registration_that_fails_keeps_its_form_and_says_why()
    {
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app);
        const string Page = "/konto/sicherheit/passkeys/neu";

        using var nameless = await member.PostAsync(Page, Page, ("name", ""));
        using var foreign = await member.PostAsync(Page, Page, ("name", "Diensthandy"), ("ticket", "unsinn"), ("credential", "{}"));
        var (first, second) = (
            await nameless.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await foreign.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Contains("aria-describedby=\"name-hint name-error\"", first, StringComparison.Ordinal);
        Assert.Contains("data-passkey=\"create\"", first, StringComparison.Ordinal);
        Assert.Contains("wurde nicht gespeichert", second, StringComparison.Ordinal);
        Assert.Contains("value=\"Diensthandy\"", second, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", ""), InlineData("unsinn", "{}"), InlineData("unsinn", "[1,")]
    public async Task Nonsense_signs_nobody_in_and_says_so(string ticket, string credential)
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = WebUser.Visitor(app);

        using var answer = await visitor.PostAsync("/anmelden", "/anmelden?handler=Passkey", ("ticket", ticket), ("credential", credential));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("passt zu keinem Konto", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<UserPasskeyInfo> AddAsync(TestApp app, WebUser member, byte number)
    {
        var info = new UserPasskeyInfo([number, 2, 3], [4, 5, number], DateTimeOffset.UtcNow, 0, ["internal", "hybrid"], true, true, true, [], []);
        await app.Services.GetRequiredService<PasskeyStore>().AddAsync(Passkey.Of(Ids.New(), member.Id!, $"Probe {number}", info, DateTimeOffset.UtcNow));
        return info;
    }
}
