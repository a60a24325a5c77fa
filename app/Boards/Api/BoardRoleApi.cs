using Fachgruppe.Accounts;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Management;
using Fachgruppe.Boards.Roles;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Fachgruppe.Boards.Api;

/// <summary>/api/v1/boards/{id}/roles: single people whose role differs from the board's start role.</summary>
public static class BoardRoleApi
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapBoardRoleApi(this IEndpointRouteBuilder routes)
    {
        var roles = routes.MapGroup("/api/v1/boards/{id}/roles").WithTags("boards").AllowAnonymous();
        roles.MapGet("", ListAsync).RequireScope("boards.write").WithName("listBoardRoles")
            .WithSummary("The roles given to single people, for those who moderate the board.").Produces<BoardRolePage>().ProducesProblem(StatusCodes.Status404NotFound);
        roles.MapPut("{person}", GiveAsync).RequireScope("boards.write").WithName("giveBoardRole")
            .WithSummary("Gives a person a role on the board; an open board follows within a second.")
            .Produces(StatusCodes.Status204NoContent).ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
        roles.MapDelete("{person}", TakeAsync).RequireScope("boards.write").WithName("takeBoardRole")
            .WithSummary("Lets a person work in the board's start role again.").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(string id, HttpContext context, BoardStore boards, BoardRoleStore roles) =>
        await LeadsAsync(id, context, boards)
            ? Results.Ok(new BoardRolePage([.. (await roles.OfAsync(id, context.RequestAborted)).Select(given => new BoardRoleModel(given.Person.Id, given.Person.Name, given.Role))], null))
            : ApiProblems.NotFound();

    private static async Task<IResult> GiveAsync(
        string id, string person, HttpContext context, [FromBody] BoardRolePut body, BoardStore boards, BoardRoleStore roles, TextCatalog texts)
    {
        if (!await LeadsAsync(id, context, boards))
        {
            return ApiProblems.NotFound();
        }

        return !BoardRoles.All.Contains(body.Role ?? "") ? ApiProblems.Invalid([new FieldProblem("role", "role-wrong")], texts)
            : await roles.GiveAsync(id, person, BoardRoles.Parse(body.Role), context.RequestAborted) ? Results.NoContent()
            : ApiProblems.NotFound();
    }

    private static async Task<IResult> TakeAsync(string id, string person, HttpContext context, BoardStore boards, BoardRoleStore roles) =>
        await LeadsAsync(id, context, boards) && await roles.TakeAsync(id, person, context.RequestAborted) ? Results.NoContent() : ApiProblems.NotFound();

    private static async Task<bool> LeadsAsync(string id, HttpContext context, BoardStore boards)
    {
        context.Response.Headers.CacheControl = "no-store";
        var viewer = await context.ViewerAsync();
        return await boards.ReadAsync(viewer, id, context.RequestAborted) is { } board && BoardAccess.IsLead(board, viewer);
    }
}

/// <summary>A role of one person.</summary>
/// <param name="Person">The person's id.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Role"><c>read</c>, <c>notes</c>, <c>edit</c> or <c>lead</c>.</param>
public sealed record BoardRoleModel(string Person, string Name, string Role);

/// <summary>The roles of a board.</summary>
/// <param name="Items">By name.</param>
/// <param name="Next">Always null: there is one page.</param>
public sealed record BoardRolePage(IReadOnlyList<BoardRoleModel> Items, string? Next);

/// <summary>The role to give.</summary>
/// <param name="Role"><c>read</c>, <c>notes</c>, <c>edit</c> or <c>lead</c>.</param>
public sealed record BoardRolePut(string? Role);
