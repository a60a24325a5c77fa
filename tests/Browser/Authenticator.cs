using Microsoft.Playwright;

namespace Fachgruppe.Tests.Browser;

/// <summary>Chromium's virtual authenticator: a phone that holds passkeys and a finger on it.</summary>
internal sealed class Authenticator
{
    private readonly ICDPSession _session;
    private readonly string _id;

    private Authenticator(ICDPSession session, string id)
    {
        _session = session;
        _id = id;
    }

    /// <summary>Puts one beside a page.</summary>
    public static async Task<Authenticator> BesideAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var added = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return new Authenticator(session, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>Whether the finger is the right one.</summary>
    public Task VerifyAsync(bool isRight) =>
        _session.SendAsync("WebAuthn.setUserVerified", new Dictionary<string, object> { ["authenticatorId"] = _id, ["isUserVerified"] = isRight });

    /// <summary>How many passkeys it holds.</summary>
    public async Task<int> CountAsync() =>
        (await _session.SendAsync("WebAuthn.getCredentials", new Dictionary<string, object> { ["authenticatorId"] = _id }))!.Value.GetProperty("credentials").GetArrayLength();
}
