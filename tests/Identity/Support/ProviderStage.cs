using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Fachgruppe.Identity.Clients;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Identity.Support;

/// <summary>A provider whose issuer is its own address, with clients, and somebody who follows its pages.</summary>
public sealed partial class ProviderStage : IAsyncDisposable
{
    /// <summary>Where clients are sent back to.</summary>
    public const string Redirect = "http://127.0.0.1:9/cb";

    /// <summary>The PKCE secret of a sign-in.</summary>
    public const string Verifier = "einundzwanzig-zweiundzwanzig-dreiundzwanzig-vierundzwanzig";

    /// <summary>Everything a client may ask for.</summary>
    public const string AllScopes = "openid profile email offline_access boards.read boards.write";

    private ProviderStage(TestApp app) => App = app;

    /// <summary>The server.</summary>
    public TestApp App { get; }

    /// <summary>A client that knows nobody.</summary>
    public HttpClient Http { get; private init; } = null!;

    /// <summary>Starts one, with a confidential client <c>web</c> and a public one <c>phone</c>.</summary>
    public static async Task<ProviderStage> StartAsync(DatabaseEngine engine = DatabaseEngine.Sqlite, TimeProvider? time = null, params string[] settings)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var app = await TestApp.StartAsync(engine, time, [$"--urls={address}", $"--App:PublicUrl={address}", .. settings]);
        var stage = new ProviderStage(app) { Http = app.Client() };
        stage.Secret = (await stage.ClientAsync("web", false, AllScopes))!;
        await stage.ClientAsync("phone", true, AllScopes);
        return stage;
    }

    /// <summary>The secret of <c>web</c>.</summary>
    public string Secret { get; private set; } = "";

    /// <summary>Adds a client.</summary>
    /// <returns>Its secret.</returns>
    public async Task<string?> ClientAsync(string id, bool isPublic, string scopes, string redirect = Redirect)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var draft = new ClientDraft(id, "Werkzeug " + id, isPublic, redirect.Split(' '), [], scopes.Split(' '));
        Assert.Empty(draft.Problems());
        return await scope.ServiceProvider.GetRequiredService<ClientRules>().AddAsync(draft, TestContext.Current.CancellationToken);
    }

    /// <summary>Switches a client off.</summary>
    public async Task SwitchOffAsync(string id)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var client = await scope.ServiceProvider.GetRequiredService<ClientList>().FindAsync(id, TestContext.Current.CancellationToken);
        await scope.ServiceProvider.GetRequiredService<ClientRules>().SwitchAsync(client!, true, TestContext.Current.CancellationToken);
    }

    /// <summary>The address at which a sign-in begins; a null value leaves a parameter out, further ones are added.</summary>
    public static string Link(params (string Name, string? Value)[] changes)
    {
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["client_id"] = "web",
            ["redirect_uri"] = Redirect,
            ["response_type"] = "code",
            ["scope"] = AllScopes,
            ["state"] = "zustand",
            ["nonce"] = "einmal",
            ["code_challenge"] = Challenge(Verifier),
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in changes)
        {
            fields[name] = value;
        }

        return QueryHelpers.AddQueryString("/connect/authorize", fields.Where(field => field.Value is not null).ToDictionary());
    }

    /// <summary>The PKCE challenge of a secret.</summary>
    public static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    /// <summary>Opens a link and decides where asked.</summary>
    /// <returns>The parameters the browser is sent back with.</returns>
    public static async Task<Dictionary<string, string>> AgreeAsync(WebUser person, string link, string decision = "allow") =>
        Parameters(await FollowAsync(person, link, decision));

    /// <summary>Opens a link and decides where asked.</summary>
    /// <returns>Where the browser is sent.</returns>
    public static async Task<string> FollowAsync(WebUser person, string link, string decision = "allow")
    {
        using var first = await person.Client.GetAsync(link, TestContext.Current.CancellationToken);
        if (first.StatusCode == HttpStatusCode.Redirect)
        {
            return first.Headers.Location!.ToString();
        }

        var html = await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        // The header has a form of its own, with a token of its own.
        var fields = Hidden().Matches(html[html.IndexOf("<main", StringComparison.Ordinal)..]).Select(match => (match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)));
        using var second = await person.PostWithAsync(null, "/connect/authorize", [.. fields, ("decision", decision)]);
        Assert.True(second.StatusCode == HttpStatusCode.Redirect, await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return second.Headers.Location!.ToString();
    }

    /// <summary>The query of an address.</summary>
    public static Dictionary<string, string> Parameters(string address) =>
        QueryHelpers.ParseQuery(address.Contains('?', StringComparison.Ordinal) ? address[address.IndexOf('?', StringComparison.Ordinal)..] : "")
            .ToDictionary(pair => pair.Key, pair => pair.Value.ToString());

    /// <summary>A code for somebody.</summary>
    public static async Task<string> CodeAsync(WebUser person, params (string Name, string? Value)[] changes) => (await AgreeAsync(person, Link(changes)))["code"];

    /// <summary>The tokens of a new sign-in at <c>web</c>.</summary>
    public async Task<JsonElement> TokensAsync(WebUser person, params (string Name, string? Value)[] changes)
    {
        var (status, body) = await CodeForTokensAsync(await CodeAsync(person, changes));
        Assert.Equal((HttpStatusCode.OK, ""), (status, status == HttpStatusCode.OK ? "" : body.ToString()));
        return body;
    }

    /// <summary>Redeems a code at <c>web</c>.</summary>
    public Task<(HttpStatusCode Status, JsonElement Body)> CodeForTokensAsync(string code, params (string Name, string Value)[] more) => PostAsync(
        "token", [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Redirect), ("code_verifier", Verifier), .. more]);

    /// <summary>Uses a refresh token at <c>web</c>.</summary>
    public Task<(HttpStatusCode Status, JsonElement Body)> RefreshAsync(string token, params (string Name, string Value)[] more) =>
        PostAsync("token", [("grant_type", "refresh_token"), ("refresh_token", token), .. more]);

    /// <summary>Whether a token works, as <c>web</c> asks.</summary>
    public async Task<bool> IsActiveAsync(string token) => (await PostAsync("introspect", [("token", token)])).Body.GetProperty("active").GetBoolean();

    /// <summary>Sends a form to a protocol address; later fields replace earlier ones of the same name, empty ones are left out.</summary>
    public Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string address, (string Name, string Value)[] fields) => PostAsync(address, fields, "web", Secret);

    /// <inheritdoc cref="PostAsync(string, ValueTuple{string, string}[])"/>
    public async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string address, (string Name, string Value)[] fields, string? client, string? secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/" + address);
        var last = fields.GroupBy(field => field.Name).Select(same => same.Last()).Where(field => field.Value.Length > 0);
        request.Content = new FormUrlEncodedContent(last.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        if (secret is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client}:{secret}")));
        }

        return await SendAsync(request);
    }

    /// <summary>What userinfo says for a token.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> UserInfoAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/connect/userinfo");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await SendAsync(request);
    }

    /// <summary>What the API answers to a token that asks for the boards.</summary>
    public async Task<HttpStatusCode> ReadBoardsAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/boards");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return (await SendAsync(request)).Status;
    }

    /// <summary>Sends a request and reads its JSON; an answer without a body reads as an empty object.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpRequestMessage request)
    {
        using var answer = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        using var document = JsonDocument.Parse(text.Length == 0 ? "{}" : text);
        return (answer.StatusCode, document.RootElement.Clone());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("<input(?=[^>]*type=\"hidden\")[^>]*?name=\"([^\"]+)\"[^>]*?value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
