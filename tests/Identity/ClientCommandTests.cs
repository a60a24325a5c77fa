using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Identity;

public sealed class ClientCommandTests
{
    [Fact]
    public async Task The_last_line_is_the_secret_alone_and_works_beside_a_running_server()
    {
        await using var app = await TestApp.StartAsync();

        var added = await CommandLine.RunAsync(app.DataFolder, "client", "add", "cloud", "--type", "confidential", "--redirect", "https://cloud.example.org/cb", "--scope", "openid", "boards.read");

        Assert.True(added.Code == 0, added.Error);
        var secret = added.Output.TrimEnd().Split('\n')[^1].Trim();
        Assert.Equal(HttpStatusCode.OK, await TokenAsync(app, secret));
        Assert.Contains("cloud\tconfidential\ton\thttps://cloud.example.org/cb", (await CommandLine.RunAsync(app.DataFolder, "client", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await CommandLine.RunAsync(app.DataFolder, "client", "remove", "cloud")).Code);
        Assert.Equal(HttpStatusCode.Unauthorized, await TokenAsync(app, secret));
    }

    [Theory]
    [InlineData("public", "http://example.org/cb", "openid", "redirect-http")]
    [InlineData("public", "http://[::1]/cb", "openid", "redirect-http")]
    [InlineData("public", "https://example.org/*", "openid", "redirect-invalid")]
    [InlineData("public", "https://example.org/cb#x", "openid", "redirect-fragment")]
    [InlineData("public", "https://user:pass@example.org/cb", "openid", "redirect-invalid")]
    [InlineData("public", "myapp:/cb", "openid", "redirect-scheme")]
    [InlineData("public", "javascript:alert(1)", "openid", "redirect-")]
    [InlineData("confidential", "org.example.app:/cb", "openid", "redirect-public")]
    [InlineData("public", "/cb", "openid", "redirect-")]
    [InlineData("public", "https://example.org/cb", "openid admin", "scope-unknown")]
    public async Task A_client_that_cannot_be_is_told(string type, string redirect, string scope, string problem)
    {
        using var folder = new TestFolder();

        var answer = await CommandLine.RunAsync(folder.Path, "client", "add", "x1", "--type", type, "--redirect", redirect, "--scope", scope);

        Assert.Equal(1, answer.Code);
        Assert.Contains(problem, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_removed_and_a_name_is_taken_once()
    {
        using var folder = new TestFolder();
        string[] add = ["client", "add", "phone", "--type", "public", "--redirect", "org.example.app:/cb", "--scope", "openid"];

        Assert.Equal(1, (await CommandLine.RunAsync(folder.Path, "client", "remove", "phone")).Code);
        Assert.Equal(0, (await CommandLine.RunAsync(folder.Path, add)).Code);
        Assert.Equal(1, (await CommandLine.RunAsync(folder.Path, add)).Code);
    }

    private static async Task<HttpStatusCode> TokenAsync(TestApp app, string secret)
    {
        using var client = app.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/token");
        request.Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("cloud:" + secret)));
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
