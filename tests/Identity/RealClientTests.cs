using System.Diagnostics;
using System.Text.Json;
using Fachgruppe.Tests.Identity.Support;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Identity;

/// <summary>A client library of others (openid-client) against the running provider.</summary>
public sealed class RealClientTests
{
    [Fact]
    public async Task A_client_of_others_signs_in_refreshes_asks_gives_back_and_signs_out()
    {
        await using var stage = await ProviderStage.StartAsync();
        using var person = await WebUser.MemberAsync(stage.App, name: "Jule Beispiel");

        var seen = await RunAsync(stage, person);

        var issuer = stage.App.Address.ToString().TrimEnd('/');
        Assert.Equal((issuer, issuer), (seen.GetProperty("issuer").GetString(), seen.GetProperty("iss").GetString()));
        var claims = seen.GetProperty("claims");
        Assert.Equal((issuer, person.Id, "web"), (Text(claims, "iss"), Text(claims, "sub"), Text(claims, "aud")));
        Assert.False(claims.TryGetProperty("name", out _));
        Assert.Equal((person.Id, "Jule Beispiel"), (Text(seen.GetProperty("info"), "sub"), Text(seen.GetProperty("info"), "name")));
        Assert.True(seen.GetProperty("info").GetProperty("email_verified").GetBoolean());
        Assert.Equal(200, seen.GetProperty("read").GetInt32());
        Assert.True(seen.GetProperty("seen").GetProperty("active").GetBoolean());
        Assert.Equal(("web", person.Id), (Text(seen.GetProperty("seen"), "client_id"), Text(seen.GetProperty("seen"), "sub")));
        Assert.True(seen.GetProperty("rotated").GetBoolean());
        Assert.Equal(JsonValueKind.Null, seen.GetProperty("ownIdToken").ValueKind);
        Assert.False(seen.GetProperty("revoked").GetBoolean());
        Assert.Equal(ProviderStage.Redirect + "?state=ende", Text(seen, "gone"));
        Assert.Equal("login_required", Text(seen.GetProperty("refusals"), "none"));
        Assert.Equal("OAUTH_JWT_CLAIM_COMPARISON_FAILED", Text(seen.GetProperty("refusals"), "nonce"));
        Assert.All(["state", "iss"], name => Assert.Equal("OAUTH_INVALID_RESPONSE", Text(seen.GetProperty("refusals"), name)));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static async Task<JsonElement> RunAsync(ProviderStage stage, WebUser person)
    {
        var node = DebianPackages.Require("nodejs", "/usr/bin/node", "/usr/local/bin/node", "/usr/bin/nodejs");
        var tests = Path.Combine(Fachgruppe.Platform.ContentRoot.Find(), "tests");
        var start = new ProcessStartInfo(node, [
            Path.Combine(tests, "Identity/client.mjs"), Path.Combine(tests, "Support/npm/openid-node.mjs"), stage.App.Address.ToString().TrimEnd('/'),
            "web", stage.Secret, ProviderStage.Redirect, new Uri(stage.App.Address, "/api/v1/boards").ToString()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var last = "{}";
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            last = line;
            if (Uri.TryCreate(line, UriKind.Absolute, out var address))
            {
                await process.StandardInput.WriteLineAsync(await ProviderStage.FollowAsync(person, address.PathAndQuery));
            }
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await error);
        return JsonDocument.Parse(last).RootElement;
    }
}
