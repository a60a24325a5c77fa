using Fachgruppe.Tests.Boards.Support;

namespace Fachgruppe.Tests.Browser.Boards;

public sealed class FirstPaintTests
{
    private const int Notes = 1_000;

    [Fact]
    public async Task Notes_stand_on_the_wall_without_waiting_for_the_hub()
    {
        await using var stage = await BoardStage.SetAsync();
        await using (var client = await stage.ClientAsync())
        {
            await client.MustAsync(Ops.Note(Fachgruppe.Platform.Ids.New(), "Schon da"));
        }

        var page = await stage.OpenAsync();
        await page.RouteWebSocketAsync("**/hubs/board*", _ => { });
        await page.ReloadAsync();

        await page.GetByText("Schon da").First.WaitForAsync();
        Assert.False(await page.EvaluateAsync<bool>("async () => (await import(document.getElementById('board-script').src)).running.session.status.link === 'online'"));
    }

    [Fact]
    public async Task A_board_of_a_thousand_notes_weighs_less_than_250_kilobytes_in_all()
    {
        await using var stage = await BoardStage.SetAsync();
        await using (var client = await stage.ClientAsync())
        {
            await FillAsync(client);
        }

        var page = await stage.OpenAsync();
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Network.setCacheDisabled", new Dictionary<string, object> { ["cacheDisabled"] = true });
        double bytes = 0;
        devtools.Event("Network.loadingFinished").OnEvent += (_, data) => bytes += data!.Value.GetProperty("encodedDataLength").GetDouble();
        await stage.ShowAsync(page);

        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes / 1024:F0} KB");
        Assert.InRange(bytes, 20_000, 250 * 1024);
    }

    private static async Task FillAsync(BoardClient client)
    {
        for (var made = 0; made < Notes; made += 100)
        {
            var some = Enumerable.Range(made, 100).Select(object (i) => Ops.Note(
                Fachgruppe.Platform.Ids.New(), $"Zettel {i}: Nachweise kommen weiter per Post, Antrag {i * 7919 % 1000}", i % 40 * 150, i / 40 * 150));
            Assert.All(await client.ApplyAsync([.. some]), receipt => Assert.True(receipt.TryGetProperty("seq", out _)));
        }
    }
}
