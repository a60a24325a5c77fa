using System.Globalization;
using Fachgruppe.Accounts;
using Fachgruppe.Boards.Live;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Boards.Pages;

/// <summary>All boards the viewer sees, by last change.</summary>
[AllowAnonymous]
public sealed class IndexModel(BoardStore boards, BoardCards cards) : PageModel
{
    private const int PageSize = 12;
    private const int MostSearched = 1_000;

    /// <summary><c>alle</c>, <c>meine</c>, <c>archiv</c> or <c>papierkorb</c>.</summary>
    [FromQuery(Name = "auswahl")]
    public string Choice { get; set; } = "alle";

    /// <summary>Words of a title.</summary>
    [FromQuery(Name = "q")]
    public string? Query { get; set; }

    /// <summary>From 1.</summary>
    [FromQuery(Name = "seite")]
    public int Number { get; set; } = 1;

    /// <summary>The boards of this page.</summary>
    public IReadOnlyList<BoardCard> Cards { get; private set; } = [];

    /// <summary>The deleted boards that can still be restored, on their own page.</summary>
    public IReadOnlyList<BoardRow> Deleted { get; private set; } = [];

    /// <summary>Whether more boards follow.</summary>
    public bool HasNext { get; private set; }

    /// <summary>The choices this viewer has.</summary>
    public IReadOnlyList<string> Choices =>
        User.Identity?.IsAuthenticated == true ? ["alle", "meine", "archiv", "papierkorb"] : ["alle", "archiv"];

    /// <summary>Loads the page.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        var viewer = await HttpContext.ViewerAsync();
        Choice = Choices.Contains(Choice) ? Choice : "alle";
        Number = Math.Clamp(Number, 1, MostSearched);
        if (Choice == "papierkorb")
        {
            Deleted = [.. (await boards.ListDeletedAsync(viewer, cancel)).Where(board => BoardAccess.IsLead(board, viewer)).Where(Matches)];
            return;
        }

        var found = (await boards.ListAsync(viewer, Choice == "archiv", limit: MostSearched, cancel: cancel))
            .Where(board => Choice != "meine" || board.CreatedBy == viewer.PersonId)
            .Where(Matches)
            .Skip((Number - 1) * PageSize)
            .Take(PageSize + 1)
            .ToList();
        HasNext = found.Count > PageSize;
        Cards = await cards.ForAsync(User, found.Take(PageSize), cancel);
    }

    /// <summary>The address of this list with another choice or page.</summary>
    public string Link(string choice, int number = 1)
    {
        var query = QueryString.Empty;
        query = choice == "alle" ? query : query.Add("auswahl", choice);
        query = string.IsNullOrWhiteSpace(Query) ? query : query.Add("q", Query);
        query = number == 1 ? query : query.Add("seite", number.ToString(CultureInfo.InvariantCulture));
        return "/tafeln" + query;
    }

    // Both engines fold only ASCII; people search for „Fördermittel“ as „fordermittel“ too.
    private bool Matches(BoardRow board) =>
        string.IsNullOrWhiteSpace(Query)
        || Query.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word =>
            CultureInfo.GetCultureInfo("de").CompareInfo.IndexOf(board.Title, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0);
}
