using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Fachgruppe.Tests.Support;

/// <summary>A real PostgreSQL of the test run's own, started on first use and stopped with the process.</summary>
/// <remarks>It refuses to run as root, so as root it runs as <c>postgres</c> in a folder that user owns.</remarks>
public sealed class PostgresServer
{
    private static readonly Lazy<PostgresServer> Shared = new(() => new PostgresServer(), LazyThreadSafetyMode.ExecutionAndPublication);

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "fachgruppe-pg-" + Guid.NewGuid().ToString("N")[..12]);
    private readonly string _bin;
    private readonly int _port = FreePort();

    private PostgresServer()
    {
        _bin = Path.GetDirectoryName(DebianPackages.Require("postgresql", "/usr/lib/postgresql/*/bin/pg_ctl"))!;
        Directory.CreateDirectory(_folder);
        if (AsRoot)
        {
            Run("chown", "postgres", _folder);
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();
        var data = Path.Combine(_folder, "data");
        AsServer("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        // The machine may be lost in a test, never its power: fsync would only cost time here.
        var options = $"-p {_port} -k {_folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=300";
        AsServer("pg_ctl", "-D", data, "-w", "-l", Path.Combine(_folder, "log"), "-o", options, "start");
    }

    private static bool AsRoot => Environment.UserName == "root";

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> CreateDatabaseAsync()
    {
        var server = Shared.Value;
        var name = "t" + Guid.NewGuid().ToString("N");
        await using var connection = new NpgsqlConnection(server.ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}", connection);
        await command.ExecuteNonQueryAsync();
        return server.ConnectionString(name);
    }

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Maximum Pool Size=20;Include Error Detail=true";

    private void Stop()
    {
        try
        {
            AsServer("pg_ctl", "-D", Path.Combine(_folder, "data"), "-m", "immediate", "stop");
            Directory.Delete(_folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(error.Message);
        }
    }

    private void AsServer(string program, params string[] arguments)
    {
        var path = Path.Combine(_bin, program);
        if (AsRoot)
        {
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        }
        else
        {
            Run(path, arguments);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        // The server keeps inherited pipes open, so its output must not be one of them.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments]) { WorkingDirectory = "/tmp" };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
