using Fachgruppe.Accounts;
using Fachgruppe.Accounts.People;
using Fachgruppe.Circles;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Fachgruppe.Boards.Pages;

/// <summary>The part of a form that asks who sees a board.</summary>
public sealed class AudienceChoice
{
    /// <summary>The contract's spelling.</summary>
    [FromForm(Name = "audience")]
    public string? Audience { get; set; } = "members";

    /// <summary>Ids of the people ticked.</summary>
    [FromForm(Name = "people")]
    public IReadOnlyList<string> People { get; set; } = [];

    /// <summary>The circles that can be chosen.</summary>
    [BindNever]
    public IReadOnlyList<Circle> Circles { get; private set; } = [];

    /// <summary>The people who can be named.</summary>
    [BindNever]
    public IReadOnlyList<PersonCard> Others { get; private set; } = [];

    /// <summary>Whether the viewer may choose „Nur Verwaltung“.</summary>
    [BindNever]
    public bool IsAdministration { get; private set; }

    /// <summary>Fills in what can be chosen.</summary>
    public async Task OfferAsync(HttpContext context, CircleStore circles, PeopleStore people, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(circles);
        ArgumentNullException.ThrowIfNull(people);
        var viewer = await context.ViewerAsync();
        IsAdministration = viewer.IsAdministration;
        Circles = await circles.OfAsync(viewer, cancel);
        Others = [.. (await people.AllAsync(cancel)).Where(person => person.Id != viewer.PersonId)];
    }
}
