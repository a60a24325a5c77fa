using Dapper;
using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Benchmarks.Load;
using Fachgruppe.Boards;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Audience;
using Fachgruppe.Platform.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fachgruppe.Benchmarks.Servers;

/// <summary>The product as it is published, in Production, with its limits for calls and connections raised.</summary>
internal sealed class ProductTarget : Target
{
    private const string InsertPerson = """
        insert into people (id, name, email, email_normalized, sector, security_stamp, is_demo, created_at)
        values (@id, @name, @mail, @mail, 'company', '', 1, 0)
        """;

    private readonly string _folder;
    private ServerProcess _server = null!;

    private ProductTarget(string folder, int port)
    {
        _folder = folder;
        Port = port;
    }

    public override string Name => "product";

    public override ServerProcess Server => _server;

    public string[] People { get; private set; } = [];

    public string[] Tokens { get; private set; } = [];

    public string DatabaseFile => Path.Combine(_folder, "fachgruppe.db");

    public static async Task<ProductTarget> StartAsync(int port, int people = 100)
    {
        var target = new ProductTarget(Directory.CreateTempSubdirectory("fachgruppe-benchmark-").FullName, port);
        await target.WithServicesAsync(async services =>
        {
            var ids = Enumerable.Range(0, people).Select(_ => Ids.New()).ToArray();
            await services.GetRequiredService<Database>().WriteAsync((c, t) =>
                c.ExecuteAsync(InsertPerson, ids.Select((id, i) => new { id, name = $"Person {i}", mail = $"{id}@example.org" }), t));
            target.People = ids;
            target.Tokens = await Task.WhenAll(ids.Select(id => services.GetRequiredService<TokenStore>().CreateAsync(id, Scopes.All)));
        });
        await target.StartServerAsync();
        return target;
    }

    /// <summary>Starts the server, again after a kill.</summary>
    public async Task StartServerAsync() => _server = await ServerProcess.StartAsync(
        Port,
        new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Logging__LogLevel__Default"] = "Warning",
            ["Data__Directory"] = _folder,
            ["Limits__CallsPerSecond"] = "100000",
            ["Limits__CallBurst"] = "100000",
            ["Limits__ConnectionsPerPerson"] = "2000",
        },
        Path.Combine(AppContext.BaseDirectory, "Fachgruppe.dll"), "serve", "--urls", $"http://127.0.0.1:{Port}");

    /// <summary>Where the server listens on loopback.</summary>
    public int Port { get; }

    public override Task<LoadClient> ConnectAsync(int client, string board, Action<LoadClient, int, int> moved) => ConnectAsync(client, board, moved, Port);

    /// <summary>Connects by way of another port, at which a line to the server begins.</summary>
    public async Task<LoadClient> ConnectAsync(int client, string board, Action<LoadClient, int, int> moved, int port)
    {
        var made = await LoadClient.ConnectAsync(new Uri($"ws://127.0.0.1:{port}/hubs/board"), Tokens[client % Tokens.Length], true, moved);
        await made.CallAsync(id => Messages.Open(id, board, null));
        return made;
    }

    public override async Task<(string[] Boards, string[][] Notes)> PrepareAsync(int boards, int writersPerBoard)
    {
        var (_, notes) = Invent(boards, writersPerBoard);
        var made = new string[boards];
        for (var i = 0; i < boards; i++)
        {
            made[i] = await BoardAsync();
            await using var client = await ConnectAsync(0, made[i], static (_, _, _) => { });
            foreach (var note in notes[i])
            {
                await client.CallAsync(id => Messages.Invoke(id, "Apply", made[i], buffer => Messages.WriteAdd(buffer, Ids.New(), note, "Zettel", 0, 0)));
            }
        }

        return (made, notes);
    }

    /// <summary>A fresh board for all members.</summary>
    public async Task<string> BoardAsync()
    {
        var id = "";
        await WithServicesAsync(async services => id = (await services.GetRequiredService<BoardStore>().CreateAsync(new("Messung", new(AudienceKind.Members)), null)).Id);
        return id;
    }

    /// <summary>Runs with the product's services beside the server, like a command of its command line.</summary>
    public async Task WithServicesAsync(Func<IServiceProvider, Task> work)
    {
        await using var app = Application.Build([$"--Data:Directory={_folder}", "--environment=Production"], builder => builder.Logging.ClearProviders());
        await app.PrepareAsync();
        await work(app.Services);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
