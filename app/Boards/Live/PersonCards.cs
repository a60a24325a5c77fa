using System.Collections.Concurrent;
using Fachgruppe.Accounts.Guests;
using Fachgruppe.Accounts.People;
using Fachgruppe.Platform.Rights;

namespace Fachgruppe.Boards.Live;

/// <summary>Cards of people in memory: sixty people who open a board at once ask for the same ones.</summary>
/// <remarks>A new name or an erased account raises the rights version, and with it every card is read again.</remarks>
public sealed class PersonCards(PeopleStore people, GuestStore guests, RightsVersion rights)
{
    private const int MaxKept = 20_000;

    private volatile Kept _kept = new(0);

    /// <summary>The cards of those who exist among the ids, in their order.</summary>
    public async Task<IReadOnlyList<PersonCard>> OfAsync(IReadOnlyCollection<string> ids, CancellationToken cancel = default)
    {
        var version = await rights.CurrentAsync(cancel);
        if (_kept.Version != version || _kept.Cards.Count > MaxKept)
        {
            _kept = new Kept(version);
        }

        var cards = _kept.Cards;
        var unknown = ids.Where(id => !cards.ContainsKey(id)).ToList();
        foreach (var card in unknown.Count == 0 ? [] : await people.CardsAsync(unknown, cancel))
        {
            cards[card.Id] = card;
        }

        unknown.RemoveAll(cards.ContainsKey);
        foreach (var card in unknown.Count == 0 ? [] : await guests.CardsAsync(unknown, cancel))
        {
            cards[card.Id] = card;
        }

        return [.. ids.Select(cards.GetValueOrDefault).OfType<PersonCard>()];
    }

    private sealed record Kept(long Version)
    {
        public ConcurrentDictionary<string, PersonCard> Cards { get; } = new(StringComparer.Ordinal);
    }
}
