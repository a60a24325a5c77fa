using System.Net;
using System.Net.Sockets;
using Dapper;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Identity.Support;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Accounts.External;

/// <summary>Two instances: one is the external authority „Haus“ of the other.</summary>
public sealed class ExternalStage : IAsyncDisposable
{
    /// <summary>The button of the sign-in page.</summary>
    public const string Button = "/anmelden?handler=External";

    private ExternalStage(ProviderStage there, TestApp here) => (There, Here) = (there, here);

    /// <summary>The authority.</summary>
    public ProviderStage There { get; }

    /// <summary>The instance that people sign in to by it.</summary>
    public TestApp Here { get; }

    /// <summary>Starts both.</summary>
    /// <param name="engine">The database of the one that people sign in to.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="services">Services of its own.</param>
    /// <param name="settings">Further configuration of it.</param>
    public static async Task<ExternalStage> StartAsync(
        DatabaseEngine engine = DatabaseEngine.Sqlite, TimeProvider? time = null, Action<IServiceCollection>? services = null, params string[] settings)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var there = await ProviderStage.StartAsync();
        var secret = await there.ClientAsync("gruppe", false, "openid profile email", address + "/anmelden/extern/haus");
        var here = await TestApp.StartWithAsync(
            services, engine, time, [$"--urls={address}", $"--App:PublicUrl={address}", .. Configuration(there, secret!), .. settings]);
        return new(there, here);
    }

    /// <summary>What the configuration of the authority looks like.</summary>
    public static IEnumerable<string> Configuration(ProviderStage there, string secret) => new Dictionary<string, string>
    {
        ["Authority"] = there.App.Address.ToString().TrimEnd('/'),
        ["ClientId"] = "gruppe",
        ["ClientSecret"] = secret,
        ["Title"] = "Haus",
    }.Select(pair => $"--Identity:External:haus:{pair.Key}={pair.Value}");

    /// <summary>Goes to the authority, agrees there, and comes back.</summary>
    /// <returns>Where the browser is sent after it came back.</returns>
    public static async Task<string> PassAsync(WebUser here, WebUser there, string page = "/anmelden", string button = Button, string returnUrl = "/", string decision = "allow")
    {
        var back = await ProviderStage.FollowAsync(there, await LeaveAsync(here, page, button, returnUrl), decision);
        return await ReturnAsync(here, back);
    }

    /// <summary>Presses a button.</summary>
    /// <returns>The path at the authority.</returns>
    public static async Task<string> LeaveAsync(WebUser here, string page = "/anmelden", string button = Button, string returnUrl = "/")
    {
        using var answer = await here.PostAsync(page, button, ("authority", "haus"), ("returnUrl", returnUrl));
        var refresh = Assert.Single(answer.Headers.GetValues("Refresh"));
        return new Uri(refresh["0;url=".Length..]).PathAndQuery;
    }

    /// <summary>Opens what the authority sent the browser to.</summary>
    public static async Task<string> ReturnAsync(WebUser here, string address)
    {
        using var answer = await here.Client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    /// <summary>A number from the database of the one that people sign in to.</summary>
    public Task<long> CountAsync(string sql, object? parameters = null) => Here.Database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from " + sql, parameters));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Here.DisposeAsync();
        await There.DisposeAsync();
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
