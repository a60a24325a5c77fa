using System.Net;
using Dapper;
using Fachgruppe.Accounts.Passwords;
using Fachgruppe.Accounts.People;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Accounts.Passwords;

public sealed class PasswordHasherTests
{
    private const string Password = "ein langes Kennwort";

    [Fact]
    public void A_hash_names_its_parameters_and_fits_its_password_alone()
    {
        var hash = PasswordHash.Of(Password).ToString();

        Assert.StartsWith("$argon2id$v=19$m=19456,t=2,p=1$", hash, StringComparison.Ordinal);
        Assert.True(PasswordHash.Read(hash)!.Fits(Password));
        Assert.False(PasswordHash.Read(hash)!.Fits("ein langes kennwort"));
        Assert.NotEqual(hash, PasswordHash.Of(Password).ToString());
    }

    [Fact]
    public void Composed_and_decomposed_letters_are_the_same_password() =>
        Assert.True(PasswordHash.Read(PasswordHash.Of("m\u00f6venfl\u00fcgelschlag").ToString())!.Fits("mo\u0308venflu\u0308gelschlag"));

    [Fact]
    public void Text_that_is_no_hash_is_none() => Assert.Null(PasswordHash.Read("AQAAAAIAAYagAAAAE"));

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_hash_of_the_former_kind_is_replaced_at_the_next_sign_in(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var person = new Person { Id = Ids.New(), Name = "Alt", Email = "alt@example.org", Sector = "company" };
        person.PasswordHash = new PasswordHasher<Person>().HashPassword(person, Password);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().CreateAsync(person)).Succeeded);
        }

        using var user = WebUser.Visitor(app);
        using var answer = await user.PostAsync("/anmelden", "/anmelden", ("email", "alt@example.org"), ("password", Password));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var stored = await app.Database.ReadAsync(c => c.QuerySingleAsync<string>("select password_hash from people where id = @Id", person));
        Assert.True(PasswordHash.Read(stored)!.Fits(Password));
    }
}
