using Fachgruppe.Platform;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Boards.Live;

public sealed class ConflictTests
{
    [Fact]
    public async Task Two_who_write_the_same_field_at_once_end_with_one_text_on_every_client()
    {
        await using var app = await TestApp.StartAsync();
        var board = await app.BoardAsync();
        var note = Ids.New();
        var people = await Task.WhenAll(Enumerable.Range(0, 3).Select(async i => await BoardClient.OpenAsync(app, await app.TokenAsync(await app.PersonAsync($"Person {i}")), board)));
        await people[0].MustAsync(Ops.Note(note, "Anfang"));

        await Task.WhenAll(Enumerable.Range(0, 20).SelectMany(i => people.Take(2).Select((person, who) => person.ApplyAsync(Ops.Set(note, ("text", $"{who}-{i}"))))));
        await Until.TrueAsync(() => people.All(p => p.Applied.Count == 41), "all operations at all clients");

        var last = people.Select(p => p.Applied.Last().GetProperty("text").GetString()).Distinct();
        Assert.Equal((await people[2].OpenAsync()).GetProperty("notes")[0].GetProperty("text").GetString(), Assert.Single(last));
        Assert.All(people, p => Assert.Equal(Enumerable.Range(1, 41).Select(i => (long)i), p.Applied.Select(o => o.GetProperty("seq").GetInt64())));
        await Task.WhenAll(people.Select(p => p.DisposeAsync().AsTask()));
    }
}
