using System.Net;
using Fachgruppe.Accounts.Roles;
using Fachgruppe.Tests.Accounts.Joining;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Accounts.Roles;

public sealed class RolePagesTests
{
    private const string Page = "/verwaltung/rollen";

    [Theory]
    [InlineData(RoleNames.Organiser, "/verwaltung/einladungen", "/verwaltung/protokoll")]
    [InlineData(RoleNames.Compliance, "/verwaltung/protokoll", "/verwaltung/einladungen")]
    [InlineData(RoleNames.Compliance, "/verwaltung/rechte", "/verwaltung/post")]
    [InlineData(RoleNames.Organiser, "/verwaltung", Page)]
    public async Task Each_role_finds_what_the_table_says_and_nothing_else(string role, string found, string hidden)
    {
        await using var app = await TestApp.StartAsync();
        using var user = await WithRoleAsync(app, role);

        Assert.Equal(HttpStatusCode.OK, (await user.OpenAsync(found)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await user.OpenAsync(hidden)).Status);
        Assert.DoesNotContain($"href=\"{hidden}\"", await user.GetAsync("/verwaltung"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_is_given_holds_with_the_next_request_and_one_that_is_taken_ends_with_it()
    {
        await using var app = await TestApp.StartAsync();
        using var admin = await WithRoleAsync(app, RoleNames.Admin);
        using var member = await WebUser.MemberAsync(app);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync("/verwaltung/protokoll")).Status);

        (await admin.PostAsync(Page, Page, ("person", member.Id!), ("role", RoleNames.Compliance))).Dispose();
        Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync("/verwaltung/protokoll")).Status);
        (await admin.PostAsync(Page, Page + "?handler=Take", ("person", member.Id!), ("role", RoleNames.Compliance))).Dispose();

        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync("/verwaltung/protokoll")).Status);
    }

    [Fact]
    public async Task The_last_admin_stays_and_reads_why()
    {
        await using var app = await TestApp.StartAsync();
        using var admin = await WithRoleAsync(app, RoleNames.Admin);

        using var answer = await admin.PostAsync(Page, Page + "?handler=Take", ("person", admin.Id!), ("role", RoleNames.Admin));

        Assert.Contains("Das ist die letzte Administration", await answer.HtmlAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await admin.OpenAsync(Page)).Status);
    }

    [Theory]
    [InlineData("alles", null, "Bitte wählen Sie eine Rolle."), InlineData(RoleNames.Admin, "0198c0de-0000-7000-8000-000000000001", "Bitte wählen Sie eine Person")]
    public async Task What_is_no_role_or_nobody_is_told_at_its_field(string role, string? person, string message)
    {
        await using var app = await TestApp.StartAsync();
        using var admin = await WithRoleAsync(app, RoleNames.Admin);

        using var answer = await admin.PostAsync(Page, Page, ("person", person ?? admin.Id!), ("role", role));

        Assert.Contains(message, await answer.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_admin_is_made_by_a_command()
    {
        using var folder = new TestFolder();
        await CommandLine.RunAsync(folder.Path, "migrate");
        await CommandLine.RunAsync(folder.Path, "user", "add", "anna@example.org", "--name", "Anna Probe", "--sector", "association");

        var (code, output, _) = await CommandLine.RunAsync(folder.Path, "user", "role", "anna@example.org", "--give", "admin");
        var (refused, _, error) = await CommandLine.RunAsync(folder.Path, "user", "role", "anna@example.org", "--take", "admin");

        Assert.Equal((0, "anna@example.org: admin"), (code, output.Trim()));
        Assert.NotEqual(0, refused);
        Assert.Contains("last admin", error, StringComparison.Ordinal);
    }

    private static async Task<WebUser> WithRoleAsync(TestApp app, string role)
    {
        // A second factor is a duty of two roles; here it is none of the matter.
        var user = await app.TeamAsync(role);
        Assert.Contains(role, await app.Services.GetRequiredService<RoleStore>().OfAsync(user.Id!));
        return user;
    }
}
