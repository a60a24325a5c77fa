using System.Net;
using Fachgruppe.Accounts.Roles;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Identity;

public sealed class SwitchedOffTests
{
    [Theory]
    [InlineData("/.well-known/openid-configuration")]
    [InlineData("/.well-known/jwks")]
    [InlineData("/connect/authorize")]
    [InlineData("/connect/token")]
    [InlineData("/connect/userinfo")]
    [InlineData("/connect/endsession")]
    [InlineData("/konto/anwendungen")]
    [InlineData("/verwaltung/anwendungen")]
    [InlineData("/verwaltung/anwendungen/neu")]
    public async Task Without_the_provider_nothing_of_it_exists(string path)
    {
        await using var app = await TestApp.StartAsync(settings: "--Identity:Embedded=false");
        using var admin = await WebUser.MemberAsync(app);
        await app.Database.WriteAsync((c, t) => RoleStore.GiveAsync(c, t, admin.Id!, "admin", null, DateTimeOffset.UtcNow));

        Assert.Equal(HttpStatusCode.NotFound, (await admin.OpenAsync(path)).Status);
        Assert.DoesNotContain("/anwendungen", await admin.GetAsync("/konto") + await admin.GetAsync("/verwaltung"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_provider_the_command_says_so()
    {
        using var folder = new TestFolder();

        var answer = await CommandLine.RunAsync(folder.Path, "client", "add", "web", "--type", "confidential", "--scope", "openid", "--Identity:Embedded=false");

        Assert.Equal(1, answer.Code);
        Assert.Contains("no identity provider", answer.Error, StringComparison.Ordinal);
    }
}
