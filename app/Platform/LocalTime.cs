namespace Fachgruppe.Platform;

/// <summary>Moments on the clocks of the instance's time zone (<c>App:TimeZone</c>).</summary>
public sealed class LocalTime(TimeProvider time, IConfiguration configuration)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(configuration["App:TimeZone"] ?? "Europe/Berlin");

    /// <summary>Now, local.</summary>
    public DateTime Now => At(time.GetUtcNow());

    /// <summary>A moment, local.</summary>
    public DateTime At(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, _zone).DateTime;

    /// <summary>A moment in unix milliseconds, local.</summary>
    public DateTime At(long unixMilliseconds) => At(DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds));
}
