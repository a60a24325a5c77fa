using System.Diagnostics;

namespace Fachgruppe.Tests.Support;

/// <summary>The program as people start it: a process of its own.</summary>
public static class CommandLine
{
    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "Fachgruppe.dll");

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(string dataFolder, params string[] arguments)
    {
        using var process = Start(dataFolder, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Starts a command that goes on; the caller ends it.</summary>
    public static Process Start(string dataFolder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Dll, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["Data__Directory"] = dataFolder;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Demo__Enabled"] = "false";
        return Process.Start(start)!;
    }

    /// <summary>Reads standard output until a line contains the text.</summary>
    /// <exception cref="InvalidOperationException">The process ended before.</exception>
    public static async Task<string> LineWithAsync(Process process, string text)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The program ended before it said '{text}': {await process.StandardError.ReadToEndAsync()}");
    }
}
