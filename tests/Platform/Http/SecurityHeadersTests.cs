using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Platform.Http;

public sealed class SecurityHeadersTests
{
    [Theory]
    [InlineData("/healthz/live"), InlineData("/gibt-es-nicht"), InlineData("/api/v1/gibt-es-nicht"), InlineData("/robots.txt")]
    public async Task Every_answer_carries_the_policy(string path)
    {
        await using var app = await TestApp.StartAsync();
        using var client = app.Client();

        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("require-trusted-types-for 'script'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_static_file_has_its_body()
    {
        await using var app = await TestApp.StartAsync();
        using var client = app.Client();

        Assert.Contains("User-agent", await client.GetStringAsync("/robots.txt", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
