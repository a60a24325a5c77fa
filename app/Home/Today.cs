using Fachgruppe.Boards.Pages;

namespace Fachgruppe.Home;

/// <summary>What a member sees on the start page.</summary>
/// <param name="Name">Of the member.</param>
/// <param name="Date">Today, local.</param>
/// <param name="Boards">The boards that changed last, with pictures.</param>
/// <param name="Changes">What changed on boards in the last 14 days.</param>
public sealed record Today(string Name, DateTime Date, IReadOnlyList<BoardCard> Boards, IReadOnlyList<BoardNews> Changes);

/// <summary>What happened on a board lately.</summary>
/// <param name="Id">The board.</param>
/// <param name="Title">Its title.</param>
/// <param name="Notes">How many notes are new or changed.</param>
/// <param name="At">When it changed last, unix ms.</param>
public sealed record BoardNews(string Id, string Title, int Notes, long At);
