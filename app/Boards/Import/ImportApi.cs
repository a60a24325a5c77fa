using Fachgruppe.Accounts;
using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Boards.Export;
using Fachgruppe.Boards.Live;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Http.Features;

namespace Fachgruppe.Boards.Import;

/// <summary>What a file would bring to a board; the notes are hung by ordinary operations, so that one undo takes them back.</summary>
/// <param name="Kind"><c>table</c> or <c>board</c>.</param>
/// <param name="Table">A table whose columns are to be chosen.</param>
/// <param name="Board">A board's file, checked.</param>
public sealed record ImportPreview(string Kind, ImportedTable? Table, BoardFile? Board);

/// <summary><c>POST /api/v1/boards/{id}/import</c>: reads a CSV or JSON file without changing anything.</summary>
public static class ImportApi
{
    /// <summary>The largest file in bytes.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Maps the endpoint.</summary>
    public static void MapBoardImport(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/boards/{id}/import", ReadAsync).WithTags("boards").AllowAnonymous().RequireScope(Scopes.BoardsWrite)
            .WithName("readImport").WithSummary("Reads a CSV file or a board's JSON (the body) and says what it holds; nothing is changed. Hang the notes by ops.")
            .Accepts<byte[]>("text/csv", "text/plain", "application/json", "application/octet-stream").Produces<ImportPreview>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status413PayloadTooLarge);

    private static async Task<IResult> ReadAsync(string id, HttpContext context, BoardEngine engine, Callers callers, TextCatalog texts)
    {
        var caller = await callers.OfAsync(context.User, cancel: context.RequestAborted) ?? Caller.Nobody;
        if (await engine.AccessAsync(caller, id, context.RequestAborted) is not { } access)
        {
            return Problem(StatusCodes.Status404NotFound, "not_found", null);
        }

        if (!access.MayWrite)
        {
            return Problem(StatusCodes.Status403Forbidden, "forbidden", null);
        }

        try
        {
            var file = await BodyAsync(context);
            var first = file.AsSpan(file.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0).TrimStart(" \t\r\n"u8);
            return first is [(byte)'{', ..]
                ? Results.Ok(new ImportPreview("board", null, BoardFileReader.Read(file)))
                : Results.Ok(new ImportPreview("table", TableReader.Read(file), null));
        }
        catch (ImportException problem)
        {
            var status = problem.Code == "size" ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest;
            return Problem(status, problem.Code, texts["import." + problem.Code, problem.Line ?? 0]);
        }
    }

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes + 1;
        }

        if (context.Request.ContentLength > MostBytes)
        {
            throw new ImportException("size");
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
        {
            body.Write(buffer, 0, read);
            if (body.Length > MostBytes)
            {
                throw new ImportException("size");
            }
        }

        return body.ToArray();
    }

    private static IResult Problem(int status, string code, string? detail) =>
        Results.Problem(statusCode: status, detail: detail, extensions: new Dictionary<string, object?> { ["code"] = code });
}
