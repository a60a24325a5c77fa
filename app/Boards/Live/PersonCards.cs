using System.Collections.Concurrent;
using Fachgruppe.Accounts.People;

namespace Fachgruppe.Boards.Live;

/// <summary>Cards of people in memory for some seconds: sixty people who open a board at once ask for the same ones.</summary>
public sealed class PersonCards(PeopleStore people, TimeProvider time)
{
    private const int MaxKept = 20_000;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (PersonCard Card, long At)> _kept = new(StringComparer.Ordinal);

    /// <summary>The cards of those who exist among the ids, in their order.</summary>
    public async Task<IReadOnlyList<PersonCard>> OfAsync(IReadOnlyCollection<string> ids, CancellationToken cancel = default)
    {
        var unknown = ids.Where(id => !_kept.TryGetValue(id, out var kept) || time.GetElapsedTime(kept.At) > Kept).ToList();
        if (unknown.Count > 0)
        {
            await LoadAsync(unknown, cancel);
        }

        return [.. ids.Select(id => _kept.TryGetValue(id, out var kept) ? kept.Card : null).OfType<PersonCard>()];
    }

    private async Task LoadAsync(List<string> ids, CancellationToken cancel)
    {
        if (_kept.Count > MaxKept)
        {
            _kept.Clear();
        }

        var now = time.GetTimestamp();
        foreach (var card in await people.CardsAsync(ids, cancel))
        {
            _kept[card.Id] = (card, now);
        }
    }
}
