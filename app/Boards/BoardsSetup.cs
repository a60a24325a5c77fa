using Fachgruppe.Boards.Management;
using Fachgruppe.Boards.Pages;

namespace Fachgruppe.Boards;

/// <summary>What surrounds the walls: their pages, their making, their end.</summary>
public static class BoardsSetup
{
    /// <summary>Adds the services.</summary>
    public static void AddBoards(this IServiceCollection services)
    {
        services.AddSingleton<BoardManager>();
        services.AddSingleton<BoardDraftRules>();
        services.AddSingleton<BoardPurge>();
        services.AddSingleton<BoardCards>();
        services.AddSingleton<Moments>();
    }
}
