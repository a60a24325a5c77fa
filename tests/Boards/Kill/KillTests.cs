namespace Fachgruppe.Tests.Boards.Kill;

public sealed class KillTests
{
    [Fact]
    public Task Ten_kills_in_a_burst_lose_nothing_that_was_acknowledged_and_double_nothing() => RunAsync(10);

    [Fact(Explicit = true)]
    public Task Two_hundred_kills_in_a_burst_lose_nothing_that_was_acknowledged_and_double_nothing() => RunAsync(200);

    private static async Task RunAsync(int cycles)
    {
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
