using System.Globalization;

namespace Fachgruppe.Tests.Boards.Kill;

public sealed class KillTests
{
    private const string Cycles = "FACHGRUPPE_KILLS";

    /// <summary>Ten kills; the environment's FACHGRUPPE_KILLS asks for more.</summary>
    [Fact]
    public async Task Kills_in_a_burst_lose_nothing_that_was_acknowledged_and_double_nothing()
    {
        var cycles = int.Parse(Environment.GetEnvironmentVariable(Cycles) ?? "10", CultureInfo.InvariantCulture);
        await using var burst = await Burst.PrepareAsync();
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            await burst.CycleAsync();
            await burst.VerifyAsync();
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{cycles} kills, {burst.Acknowledged} operations acknowledged, all there once.");
        Assert.True(burst.Acknowledged > cycles);
    }
}
