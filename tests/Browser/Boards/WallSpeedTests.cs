using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Fachgruppe.Platform;
using Fachgruppe.Tests.Boards.Support;
using Microsoft.Playwright;

namespace Fachgruppe.Tests.Browser.Boards;

/// <summary>
/// Measures the wall with 5,000 notes. Times depend on the machine, so they are told and not asserted:
/// <c>dotnet run --project tests -- -class Fachgruppe.Tests.Browser.Boards.WallSpeedTests -showLiveOutput</c>.
/// </summary>
public sealed class WallSpeedTests(ITestOutputHelper output)
{
    private const string WatchLongTasks =
        "window.tasks = []; new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((task) => task.duration))).observe({ type: 'longtask', buffered: true });";

    private static readonly string[] Counted = ["EventDispatch", "FireAnimationFrame", "TimerFire", "FunctionCall", "UpdateLayoutTree", "Layout"];

    [Fact]
    public async Task Panning_and_dragging_among_five_thousand_notes_needs_few_elements()
    {
        await using var stage = await BoardStage.SetAsync();
        await using var ole = await stage.ClientAsync();
        for (var batch = 0; batch < 50; batch++)
        {
            await ole.ApplyAsync([.. Enumerable.Range(batch * 100, 100).Select(i => Ops.Note(Ids.New(), $"Zettel {i}, mit etwas mehr Text", i % 72 * 146, i / 72 * 150))]);
        }

        var page = await stage.OpenAsync();
        await page.Context.AddInitScriptAsync(WatchLongTasks);
        await page.ReloadAsync();
        await BoardStage.SavedAsync(page);
        await BoardStage.InBoardAsync(page, "board.camera.to(1000, 1000, 0.75);");
        await page.WaitForFunctionAsync("() => { const now = document.querySelectorAll('.note').length; const same = now === window.seen; window.seen = now; return same && now > 100; }", null, new() { PollingInterval = 500 });

        await page.Mouse.MoveAsync(640, 400);
        var panning = await FramesAsync(page, i => page.Mouse.WheelAsync(24, 12));
        await page.Mouse.MoveAsync(640, 400);
        await page.Mouse.DownAsync();
        var dragging = await FramesAsync(page, i => page.Mouse.MoveAsync(640 + (i * 2), 400 + i));
        await page.Mouse.UpAsync();
        var elements = await page.Locator(".note").CountAsync();
        var longest = await page.EvaluateAsync<double>("Math.max(0, ...window.tasks)");

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"panning p95 {panning:F1} ms, dragging p95 {dragging:F1} ms, longest task {longest:F0} ms, {elements} note elements"));
        Assert.InRange(elements, 1, 600);
    }

    /// <summary>The 95th percentile of the CPU milliseconds that script, style and layout took in a frame.</summary>
    private static async Task<double> FramesAsync(IPage page, Func<int, Task> act)
    {
        var trace = new ConcurrentQueue<JsonElement>();
        var complete = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var session = await page.Context.NewCDPSessionAsync(page);
        session.Event("Tracing.dataCollected").OnEvent += (_, data) => Array.ForEach([.. data!.Value.GetProperty("value").EnumerateArray()], trace.Enqueue);
        session.Event("Tracing.tracingComplete").OnEvent += (_, _) => complete.TrySetResult();
        await session.SendAsync("Tracing.start", new Dictionary<string, object> { ["categories"] = "devtools.timeline" });
        for (var i = 0; i < 150; i++)
        {
            await act(i);
            await page.EvaluateAsync("new Promise(requestAnimationFrame)");
        }

        await session.SendAsync("Tracing.end");
        await complete.Task;
        await session.DetachAsync();
        return Percentile(PerFrame([.. trace.Where(e => Text(e, "ph") == "X" && Counted.Contains(Text(e, "name")))]));
    }

    /// <summary>Adds up the outermost pieces of work, beginning anew with each frame.</summary>
    private static List<double> PerFrame(IReadOnlyList<JsonElement> work)
    {
        var thread = work.First(e => Text(e, "name") == "FireAnimationFrame");
        var frames = new List<double>();
        var end = 0d;
        foreach (var piece in work.Where(e => Number(e, "tid") == Number(thread, "tid") && Number(e, "pid") == Number(thread, "pid")).OrderBy(e => Number(e, "ts")))
        {
            if (Number(piece, "ts") < end)
            {
                continue;
            }

            end = Number(piece, "ts") + Number(piece, "dur");
            if (Text(piece, "name") == "FireAnimationFrame")
            {
                frames.Add(0);
            }

            if (frames.Count > 0)
            {
                frames[^1] += Number(piece, "tdur") / 1000;
            }
        }

        return frames;
    }

    private static double Percentile(List<double> frames)
    {
        frames.Sort();
        return frames[(int)(frames.Count * 0.95)];
    }

    private static string Text(JsonElement e, string name) => e.TryGetProperty(name, out var value) ? value.GetString()! : "";

    private static double Number(JsonElement e, string name) => e.TryGetProperty(name, out var value) ? value.GetDouble() : 0;
}
