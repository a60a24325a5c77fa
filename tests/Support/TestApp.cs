using Fachgruppe.Identity.Keys;
using Fachgruppe.Platform.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Fachgruppe.Tests.Support;

/// <summary>The real server on a port of its own, in Development, on a fresh database.</summary>
public sealed class TestApp : IAsyncDisposable
{
    // Making one takes longer than most tests.
    private static readonly Lazy<byte[]> Rsa = new(IdentityKey.MakeRsa);

    private readonly TestFolder _folder;
    private readonly DatabaseOptions _options;
    private readonly string[] _settings;
    private readonly TimeProvider? _time;
    private WebApplication _app = null!;

    private readonly Action<IServiceCollection>? _services;

    private TestApp(TestFolder folder, DatabaseOptions options, string[] settings, TimeProvider? time, Action<IServiceCollection>? services)
    {
        _services = services;
        _folder = folder;
        _options = options;
        _settings = settings;
        _time = time;
    }

    /// <summary>Where it listens, without a slash at the end.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Its data folder.</summary>
    public string DataFolder => _folder.Path;

    /// <summary>Its services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Its database.</summary>
    public Database Database => Services.GetRequiredService<Database>();

    /// <summary>Starts one.</summary>
    /// <param name="engine">Which database.</param>
    /// <param name="time">The clock, where a test turns it.</param>
    /// <param name="settings">Further configuration, as <c>--Name=value</c>; demo content is off unless asked for.</param>
    public static Task<TestApp> StartAsync(DatabaseEngine engine = DatabaseEngine.Sqlite, TimeProvider? time = null, params string[] settings) =>
        StartWithAsync(null, engine, time, settings);

    /// <summary>Starts one with services of the test's own.</summary>
    public static async Task<TestApp> StartWithAsync(
        Action<IServiceCollection>? services, DatabaseEngine engine = DatabaseEngine.Sqlite, TimeProvider? time = null, params string[] settings)
    {
        var folder = new TestFolder();
        var app = new TestApp(folder, await Engines.FreshAsync(engine, folder.Path), settings, time, services);
        await app.StartAsync(port: 0);
        return app;
    }

    /// <summary>Stops the server and starts another on the same data and port, as after an update.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync(Address.Port);
    }

    /// <summary>Starts another node on the same database.</summary>
    public async Task<TestApp> JoinAsync(params string[] settings)
    {
        var other = new TestApp(new TestFolder(), _options, settings, _time, _services);
        await other.StartAsync(port: 0);
        return other;
    }

    /// <summary>A client that keeps cookies and follows no redirect.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = Address };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    private async Task StartAsync(int port)
    {
        string[] args =
        [
            "--environment=Development",
            $"--urls=http://127.0.0.1:{port}",
            $"--Data:Directory={_folder.Path}",
            $"--Database:Engine={_options.Engine}",
            $"--Database:ConnectionString={_options.ConnectionString}",
            "--Demo:Enabled=false",
            "--Logging:LogLevel:Default=Warning",
            .. _settings,
        ];
        _app = Application.Build(args, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.Replace(ServiceDescriptor.Singleton<NewRsa>(() => Rsa.Value));
            if (_time is not null)
            {
                builder.Services.Replace(ServiceDescriptor.Singleton(_time));
            }

            _services?.Invoke(builder.Services);
        });
        await _app.PrepareAsync();
        await _app.StartAsync();
        Address = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    private async Task StopAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
