using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Platform.Http;

public sealed class SecurityHeadersTests
{
    [Theory]
    [InlineData("/", true), InlineData("/gibt-es-nicht", true)]
    [InlineData("/healthz/live", false), InlineData("/api/v1/gibt-es-nicht", false), InlineData("/robots.txt", false)]
    public async Task Every_answer_carries_a_policy_and_pages_the_one_that_scripts_live_under(string path, bool isPage)
    {
        await using var app = await TestApp.StartAsync();
        using var client = app.Client();

        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(isPage, policy.Contains("require-trusted-types-for 'script'; trusted-types fachgruppe", StringComparison.Ordinal));
        Assert.Equal(isPage, policy.Contains("script-src 'self' 'nonce-", StringComparison.Ordinal));
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
