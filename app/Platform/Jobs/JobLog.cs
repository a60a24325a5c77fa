using Hangfire.Logging;

namespace Fachgruppe.Platform.Jobs;

/// <summary>Hangfire's log in ours. Hangfire keeps one provider a process, so it may outlive the application that set it.</summary>
internal sealed class JobLog(ILoggerFactory factory) : ILogProvider
{
    public ILog GetLogger(string name)
    {
        try
        {
            return new Sink(factory.CreateLogger(name));
        }
        catch (ObjectDisposedException)
        {
            return new Sink(null);
        }
    }

    private sealed class Sink(ILogger? logger) : ILog
    {
        public bool Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null)
        {
            // Hangfire's levels are ours, in the same order.
            var level = (Microsoft.Extensions.Logging.LogLevel)logLevel;
            if (logger?.IsEnabled(level) != true)
            {
                return false;
            }

            if (messageFunc is not null)
            {
                logger.Log(level, exception, "{Message}", messageFunc());
            }

            return true;
        }
    }
}
