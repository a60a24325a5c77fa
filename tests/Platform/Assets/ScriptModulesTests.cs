using System.Text.RegularExpressions;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Platform.Assets;

public sealed partial class ScriptModulesTests
{
    [Fact]
    public async Task In_production_modules_are_named_by_their_content_and_every_name_answers()
    {
        await using var app = await TestApp.StartAsync(settings: ["--environment=Production", "--urls=http://127.0.0.1:0"]);
        using var client = app.Client();
        var html = await client.GetStringAsync("/", TestContext.Current.CancellationToken);

        var addresses = Address().Matches(html).Select(match => match.Groups[1].Value).ToList();

        Assert.Contains("<script type=\"importmap\" nonce=", html, StringComparison.Ordinal);
        Assert.NotEmpty(addresses);
        foreach (var address in addresses)
        {
            Assert.NotEmpty(await client.GetStringAsync(address, TestContext.Current.CancellationToken));
        }
    }

    [GeneratedRegex("\"(/js/shell/[a-z]+\\.[a-z0-9]{10}\\.js)\"")]
    private static partial Regex Address();
}
