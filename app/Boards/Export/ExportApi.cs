using Fachgruppe.Accounts;
using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Boards.Api;
using Fachgruppe.Boards.Live;
using Microsoft.Net.Http.Headers;

namespace Fachgruppe.Boards.Export;

/// <summary><c>GET /api/v1/boards/{id}/export</c>: a board as a file, for programs and for the links of the page.</summary>
public static class ExportApi
{
    /// <summary>Maps the endpoint.</summary>
    public static void MapBoardExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/boards/{id}/export", ExportAsync).WithTags("boards").AllowAnonymous().RequireScope(Scopes.BoardsRead)
            .WithName("exportBoard").WithSummary("What you see of a board as a file: format is markdown, csv or json.")
            .Produces<byte[]>(StatusCodes.Status200OK, "text/markdown", "text/csv", "application/json")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> ExportAsync(string id, HttpContext context, BoardExport export, Callers callers, string format = "json")
    {
        if (!BoardExport.Formats.Contains(format))
        {
            return ApiProblems.Invalid("format", $"The format is one of {string.Join(", ", BoardExport.Formats)}.");
        }

        var caller = await callers.OfAsync(context.User, cancel: context.RequestAborted) ?? Caller.Nobody;
        if (await export.WriteAsync(caller, id, format, context.RequestAborted) is not { } file)
        {
            return ApiProblems.NotFound();
        }

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Name);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(file.Bytes, file.Type);
    }
}
