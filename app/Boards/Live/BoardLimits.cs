namespace Fachgruppe.Boards.Live;

/// <summary>The limits of the configuration, section <c>Limits</c>.</summary>
/// <param name="CallsPerSecond">Calls of one connection in a second.</param>
/// <param name="CallBurst">Calls of one connection at once.</param>
/// <param name="ConnectionsPerPerson">Connections of one person, or of one address for visitors tenfold.</param>
public sealed record BoardLimits(double CallsPerSecond, double CallBurst, int ConnectionsPerPerson)
{
    /// <summary>Bytes of one hub message or API body.</summary>
    public const int MessageBytes = 32 * 1024;

    /// <summary>Drags and points of one connection in a second; what is beyond is dropped.</summary>
    public const double EphemeralPerSecond = 60;

    /// <summary>Calls refused lately with which a connection is closed.</summary>
    public const int RefusedCalls = 500;

    /// <summary>Messages that may wait for one reader: it is closed beyond, and catches up when it comes back.</summary>
    public const int WaitingMessages = 1_000;

    /// <summary>Calls of one connection that may wait for their commit.</summary>
    public const int ParallelCalls = 64;

    /// <summary>Reads them.</summary>
    public static BoardLimits From(IConfiguration configuration) => new(
        configuration.GetValue("Limits:CallsPerSecond", 30d),
        configuration.GetValue("Limits:CallBurst", 100d),
        configuration.GetValue("Limits:ConnectionsPerPerson", 10));
}
