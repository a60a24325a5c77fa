using System.CommandLine;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Platform.Cli;

/// <summary>Gives a command the application's services without serving anybody.</summary>
public static class CommandHost
{
    /// <summary>Builds the services with the command line's remaining tokens as configuration, migrates, and runs.</summary>
    public static async Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, Task> work, bool migrate = true)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        ArgumentNullException.ThrowIfNull(work);
        // Standard output belongs to the command's result, so nothing else may write there.
        await using var app = Application.Build(
            [.. parsed.UnmatchedTokens, .. parsed.Tokens.Select(token => token.Value).Where(IsSetting)],
            builder => builder.Logging.ClearProviders().AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning));
        if (migrate)
        {
            await app.Services.GetRequiredService<Migrator>().RunAsync();
        }

        await using var scope = app.Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
        return 0;
    }

    /// <summary>The values of an option that takes several, without configuration that stands behind them.</summary>
    public static string[] Values(this ParseResult parsed, Option<string[]> option)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        return [.. (parsed.GetValue(option) ?? []).Where(value => !IsSetting(value))];
    }

    private static bool IsSetting(string token) => token.StartsWith("--", StringComparison.Ordinal) && token.Contains('=', StringComparison.Ordinal);
}
