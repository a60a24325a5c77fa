using Dapper;
using Fachgruppe.Accounts.SecondFactor;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Fachgruppe.Tests.Accounts.SecondFactor;

public sealed class SecondFactorStoreTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_code_of_the_app_counts_once_even_when_sent_twice_at_once(DatabaseEngine engine)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var app = await TestApp.StartAsync(engine, time);
        using var member = await WebUser.MemberAsync(app);
        var apps = app.Services.GetRequiredService<AuthenticatorStore>();
        var secret = Totp.NewSecret();
        Assert.False(await apps.AddAsync(member.Id!, secret, "000000"));
        Assert.Null(await apps.FindAsync(member.Id!));
        Assert.True(await apps.AddAsync(member.Id!, secret, Totp.CodeAt(secret, Totp.StepAt(time.GetUtcNow()))));

        Assert.False(await apps.UseAsync(member.Id!, Totp.CodeAt(secret, Totp.StepAt(time.GetUtcNow()))), "what set the app up is used up");
        time.Advance(TimeSpan.FromSeconds(60));
        var code = Totp.CodeAt(secret, Totp.StepAt(time.GetUtcNow()));
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => apps.UseAsync(member.Id!, code)));

        Assert.Equal(1, answers.Count(good => good));
        Assert.False(await apps.UseAsync(member.Id!, Totp.CodeAt(secret, Totp.StepAt(time.GetUtcNow()) - 1)), "an older code is worth nothing after a newer one");
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_recovery_code_counts_once_and_a_new_set_replaces_the_old(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var member = await WebUser.MemberAsync(app);
        var codes = app.Services.GetRequiredService<RecoveryCodes>();
        var set = await codes.RenewAsync(member.Id!);

        Assert.Equal(10, set.Distinct().Count());
        Assert.True(await codes.UseAsync(member.Id!, set[3].ToUpperInvariant().Replace('-', ' ')));
        Assert.False(await codes.UseAsync(member.Id!, set[3]));
        Assert.Single(await codes.UsedAtAsync(member.Id!));
        Assert.False(await codes.UseAsync("somebody else", set[4]));

        var next = await codes.RenewAsync(member.Id!);
        Assert.False(await codes.UseAsync(member.Id!, set[4]));
        Assert.True(await codes.UseAsync(member.Id!, next[4]));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Neither_secret_nor_code_can_be_read_from_the_database(DatabaseEngine engine)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var app = await TestApp.StartAsync(engine, time);
        using var member = await WebUser.MemberAsync(app);
        var secret = Totp.NewSecret();
        await app.Services.GetRequiredService<AuthenticatorStore>().AddAsync(member.Id!, secret, Totp.CodeAt(secret, Totp.StepAt(time.GetUtcNow())));
        var set = await app.Services.GetRequiredService<RecoveryCodes>().RenewAsync(member.Id!);

        var stored = string.Concat(await app.Database.ReadAsync(c => c.QueryAsync<string>(
            "select secret from authenticators union all select digest from recovery_codes union all select details from log_details")));

        Assert.DoesNotContain(secret, stored, StringComparison.OrdinalIgnoreCase);
        Assert.All(set, code => Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), stored, StringComparison.OrdinalIgnoreCase));
    }
}
