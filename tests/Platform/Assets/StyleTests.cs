using System.Net;
using System.Text.RegularExpressions;
using Fachgruppe.Platform;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Platform.Assets;

public sealed partial class StyleTests
{
    [Fact]
    public async Task A_page_names_its_stylesheet_by_content_so_that_it_may_be_kept_for_ever()
    {
        await using var app = await TestApp.StartAsync();
        using var client = app.Client();
        var address = StyleAddress().Match(await client.GetStringAsync("/", TestContext.Current.CancellationToken)).Value;

        using var versioned = await client.GetAsync(address, TestContext.Current.CancellationToken);
        using var bare = await client.GetAsync("/css/site.css", TestContext.Current.CancellationToken);

        Assert.Equal(TimeSpan.FromDays(365), versioned.Headers.CacheControl?.MaxAge);
        Assert.Contains(versioned.Headers.CacheControl!.Extensions, extension => extension.Name == "immutable");
        Assert.True(bare.Headers.CacheControl?.NoCache);
        Assert.Contains("@layer reset, tokens, base, layout, components, utilities;", await bare.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("br"), InlineData("gzip")]
    public async Task It_travels_compressed(string encoding)
    {
        await using var app = await TestApp.StartAsync();
        using var client = app.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/css/board.css");
        request.Headers.AcceptEncoding.ParseAdd(encoding);

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(encoding, Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Every_component_stands_in_exactly_one_order()
    {
        var css = Path.Combine(ContentRoot.Find(), "wwwroot", "css");
        var files = Directory.EnumerateFiles(css, "*.css", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(css, file).Replace('\\', '/'));
        var listed = Directory.EnumerateFiles(css, "*.order").SelectMany(File.ReadLines).Where(line => line.Length > 0);

        Assert.Equal(files.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/img/icons.svg", "i-plus"), InlineData("/img/marke.svg", "<svg"), InlineData("/site.webmanifest", "Fachgruppe")]
    [InlineData("/js/shell/main.js", "import"), InlineData("/fonts/LICENSE.txt", "Open Font License")]
    public async Task Files_have_their_bodies(string path, string part)
    {
        await using var app = await TestApp.StartAsync();
        using var client = app.Client();

        Assert.Contains(part, await client.GetStringAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_stylesheet_is_not_found()
    {
        await using var app = await TestApp.StartAsync();
        using var client = app.Client();

        using var answer = await client.GetAsync("/css/andere.css", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [GeneratedRegex(@"/css/site\.css\?v=[0-9a-f]{16}")]
    private static partial Regex StyleAddress();
}
