using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.Roles;

namespace Fachgruppe.Accounts;

/// <summary>The card of whoever sent this request, read once.</summary>
public sealed class CurrentPerson(IHttpContextAccessor request, PeopleStore people, RoleStore roles)
{
    private PersonCard? _card;

    /// <summary>The card of the signed-in person.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public async Task<PersonCard> CardAsync()
    {
        var id = request.HttpContext?.User.PersonId() ?? throw new InvalidOperationException("Nobody is signed in.");
        // A person erased a moment ago leaves a session that ends within a second.
        return _card ??= await people.CardsAsync([id]) is [var card] ? card : new PersonCard(id, "", "association", false);
    }

    /// <summary>Whether the signed-in person has a right, one of <see cref="Rights"/>.</summary>
    public async Task<bool> MayAsync(string right) => await roles.MayAsync((await CardAsync()).Id, right);
}
