using System.Security.Cryptography;
using Fachgruppe.Accounts.Passwords;
using Fachgruppe.Accounts.People;
using Fachgruppe.Platform;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Accounts.Passwords;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("passwortpasswort"), InlineData("iloveyouforever"), InlineData("Correct Horse Battery Staple"), InlineData("abcabcabcabcabcabc")]
    [InlineData("!!!!!!!!!!!!!!!!!"), InlineData("Seinodernichtsein!")]
    public void What_many_people_have_is_known(string password) => Assert.True(Guesses.IsKnown(password));

    [Theory]
    [InlineData("abcdefghijklmno"), InlineData("123456789012345"), InlineData("qwertzuiopasdfgh"), InlineData("1qay2wsx3edc4rfv")]
    [InlineData("SommerInKiel2026!"), InlineData("P4ssw0rt-Februar-1999"), InlineData("Fachgruppe-Demo-2026"), InlineData("Fenja.Probe.Kiel.1985")]
    [InlineData("Beispielwerk-2026-Probe"), InlineData("qqqqqqqqwwwwwwwweeee"), InlineData("hallo admin hallo admin")]
    public void What_somebody_would_try_first_is_guessable(string password) =>
        Assert.True(Guesses.IsGuessable(password, ["Fachgruppe", "Demo", "Fenja", "Probe", "Beispielwerk"]));

    [Theory]
    [InlineData("ein langes Kennwort"), InlineData("pinselohrlaterne"), InlineData("Regen Deich Laterne Zimt"), InlineData("vK3-xx9.Qm27_pLw")]
    [InlineData("ᚠᛇᚻ᛫ᛒᛦᚦ᛫ᚠᚱᚩᚠᚢᚱ᛫ᚠᛁᚱᚪ"), InlineData("                pinselohr laterne")]
    public void Anything_else_is_allowed_whatever_it_is_made_of(string password) =>
        Assert.False(Guesses.IsKnown(password) || Guesses.IsGuessable(password, ["Fachgruppe", "Demo", "Fenja", "Probe"]));

    [Theory]
    [InlineData("vierzehn lang.", "PasswordTooShort"), InlineData("🐧🐧🐧🐧🐧🐧🐧🐧", "PasswordTooShort")]
    [InlineData("passwortpasswort", "PasswordCommon"), InlineData("Jantje Kanarienvogel 26", "PasswordGuessable"), InlineData("leuchtturmwärter@deich", "PasswordGuessable")]
    [InlineData("pinselohrlaterne", null)]
    public async Task The_first_thing_wrong_is_named(string password, string? code)
    {
        await using var app = await TestApp.StartAsync();

        var result = await CreateAsync(app, password);

        Assert.Equal(code, result.Errors.FirstOrDefault()?.Code);
    }

    [Fact]
    public async Task Length_counts_characters_and_ends_at_128()
    {
        await using var app = await TestApp.StartAsync();
        var text = Convert.ToHexString(SHA512.HashData([1])) + "x";

        Assert.Equal("PasswordTooLong", Assert.Single((await CreateAsync(app, text)).Errors).Code);
        Assert.True((await CreateAsync(app, text[..128])).Succeeded);
    }

    private static async Task<IdentityResult> CreateAsync(TestApp app, string password)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var person = new Person { Id = Ids.New(), Name = "Jantje Kanarienvogel", Email = "leuchtturmwärter@deich.example", Sector = "company" };
        return await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().CreateAsync(person, password);
    }
}
