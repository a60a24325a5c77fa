using Fachgruppe.Accounts;
using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Management;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Fachgruppe.Boards.Api;

/// <summary>/api/v1/boards: lists, makes, changes and removes boards under the same rights as the pages.</summary>
public static class BoardApi
{
    private const int MostItems = 100;

    /// <summary>Maps the endpoints; reading one board and applying operations are the live part's.</summary>
    public static void MapBoardApi(this IEndpointRouteBuilder routes)
    {
        var boards = routes.MapGroup("/api/v1/boards").WithTags("boards").AllowAnonymous();
        boards.MapGet("", ListAsync).RequireScope("boards.read").WithName("listBoards")
            .WithSummary("The boards you see, by last change, newest first.").Produces<BoardPage>();
        boards.MapPost("", CreateAsync).RequireScope("boards.write").WithName("createBoard")
            .WithSummary("Makes a board.").Produces<BoardModel>(StatusCodes.Status201Created).ProducesValidationProblem().ProducesProblem(StatusCodes.Status401Unauthorized);
        boards.MapPatch("{id}", PatchAsync).RequireScope("boards.write").WithName("changeBoard")
            .WithSummary("Changes a board that you moderate; If-Match carries the ETag you read.").Produces<BoardModel>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        boards.MapDelete("{id}", DeleteAsync).RequireScope("boards.write").WithName("deleteBoard")
            .WithSummary("Puts a board that you moderate into the bin, from where it can be restored for 30 days.").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }

    private static async Task<IResult> ListAsync(HttpContext context, BoardStore boards, string? cursor, int limit = 50, bool archived = false)
    {
        BoardCursor? after = null;
        if (cursor is not null && !BoardCursor.TryParse(cursor, out after))
        {
            return ApiProblems.Invalid("cursor", "This is no cursor of this list.");
        }

        var viewer = await context.ViewerAsync();
        var size = Math.Clamp(limit, 1, MostItems);
        var rows = await boards.ListAsync(viewer, archived, after?.UpdatedAt, after?.Id, size + 1, context.RequestAborted);
        var items = rows.Take(size).ToList();
        var next = rows.Count > size ? new BoardCursor(items[^1].UpdatedAt, items[^1].Id).ToString() : null;
        return Results.Ok(new BoardPage([.. items.Select(BoardModel.Of)], next));
    }

    private static async Task<IResult> CreateAsync(
        HttpContext context, [FromBody] NewBoardModel body, BoardManager manager, BoardDraftRules rules, Callers callers, TextCatalog texts)
    {
        var caller = await callers.OfAsync(context.User, cancel: context.RequestAborted) ?? Caller.Nobody;
        if (!caller.Viewer.IsSignedIn)
        {
            return ApiProblems.Unauthenticated();
        }

        var wanted = new BoardDraft(body.Title, body.Audience, body.Template, body.People, body.Description, body.StartRole);
        var (draft, problems) = await rules.CheckAsync(caller.Viewer, wanted, context.RequestAborted);
        if (draft is null)
        {
            return ApiProblems.Invalid(problems, texts);
        }

        var board = await manager.CreateAsync(caller, draft, context.RequestAborted);
        context.Response.Headers.ETag = ApiProblems.ETag(board.Version);
        return Results.Created($"/api/v1/boards/{board.Id}", BoardModel.Of(board));
    }

    private static async Task<IResult> PatchAsync(
        string id, HttpContext context, [FromBody] BoardPatch body, BoardStore boards, BoardPatcher patcher, Callers callers, TextCatalog texts)
    {
        var caller = await callers.OfAsync(context.User, cancel: context.RequestAborted) ?? Caller.Nobody;
        if (await boards.ReadAsync(caller.Viewer, id, context.RequestAborted) is not { } before)
        {
            return ApiProblems.NotFound();
        }

        if (ApiProblems.Precondition(context, caller, out var version) is { } missing)
        {
            return missing;
        }

        if (!BoardAccess.IsLead(before, caller.Viewer))
        {
            return ApiProblems.Forbidden();
        }

        var (change, problems) = await patcher.ApplyAsync(caller, id, version, body, context.RequestAborted);
        if (problems.Count > 0)
        {
            return ApiProblems.Invalid(problems, texts);
        }

        // Whoever takes themselves out of the audience sees the board no more.
        var board = change == BoardChange.Done ? await boards.ReadAsync(caller.Viewer, id, context.RequestAborted) : null;
        context.Response.Headers.ETag = board is null ? default : ApiProblems.ETag(board.Version);
        return board is null ? ApiProblems.Of(change) : Results.Ok(BoardModel.Of(board));
    }

    private static async Task<IResult> DeleteAsync(string id, HttpContext context, BoardStore boards, Callers callers)
    {
        var caller = await callers.OfAsync(context.User, cancel: context.RequestAborted) ?? Caller.Nobody;
        if (await boards.ReadAsync(caller.Viewer, id, context.RequestAborted) is not { } board)
        {
            return ApiProblems.NotFound();
        }

        return ApiProblems.Precondition(context, caller, out var version)
            ?? (!BoardAccess.IsLead(board, caller.Viewer) ? ApiProblems.Forbidden() : null)
            ?? ApiProblems.Of(await boards.DeleteAsync(caller.Viewer, id, version, context.RequestAborted));
    }
}
