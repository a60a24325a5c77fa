using System.Text.Json;
using Fachgruppe.Accounts;
using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Wire;
using Microsoft.Net.Http.Headers;

namespace Fachgruppe.Boards.Live;

/// <summary>The two parts of /api/v1/boards that equal the hub: reading a whole board, and applying operations.</summary>
public static class BoardLiveApi
{
    /// <summary>Maps <c>GET /api/v1/boards/{id}</c> and <c>POST /api/v1/boards/{id}/ops</c>.</summary>
    public static void MapBoardLiveApi(this IEndpointRouteBuilder routes)
    {
        var boards = routes.MapGroup("/api/v1/boards/{id}").WithTags("boards").AllowAnonymous();
        boards.MapGet("", ReadAsync).RequireScope(Scopes.BoardsRead).WithName("readBoard").WithSummary("A whole board: the same as the hub's Open answers.");
        boards.MapPost("ops", ApplyAsync).RequireScope(Scopes.BoardsWrite).WithName("applyOperations").WithSummary("Applies operations: the same as the hub's Apply.");
    }

    private static async Task<IResult> ReadAsync(string id, HttpContext context, BoardEngine engine, Callers callers)
    {
        var caller = await callers.OfAsync(context.User, cancel: context.RequestAborted) ?? Caller.Nobody;
        var answer = await engine.ReadAsync(caller, id, context.RequestAborted);
        if (answer is null)
        {
            return Problem(Codes.NotFound, StatusCodes.Status404NotFound);
        }

        var headers = context.Response.Headers;
        headers.ETag = $"\"{answer.Suffix.Board.Version}\"";
        headers.CacheControl = "no-store";
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (!AcceptsGzip(context.Request))
        {
            return Results.Bytes(answer.ToJson(), "application/json; charset=utf-8");
        }

        headers.ContentEncoding = "gzip";
        return Results.Bytes(answer.ToGzip(), "application/json; charset=utf-8");
    }

    private static async Task<IResult> ApplyAsync(string id, HttpContext context, BoardEngine engine, Callers callers)
    {
        var caller = await callers.OfAsync(context.User, cancel: context.RequestAborted) ?? Caller.Nobody;
        var (operations, refusal, status) = await ReadOperationsAsync(context);
        if (refusal is not null)
        {
            return Problem(refusal, status);
        }

        var access = await engine.AccessAsync(caller, id, context.RequestAborted);
        if (access is null)
        {
            return Problem(Codes.NotFound, StatusCodes.Status404NotFound);
        }

        return access.MayWrite && await engine.ApplyAsync(caller, id, operations, context.RequestAborted) is { } receipts
            ? Results.Bytes(WireFormats.ToJson(receipts), "application/json; charset=utf-8")
            : Problem(Codes.Forbidden, StatusCodes.Status403Forbidden);
    }

    private static async Task<(IReadOnlyList<WireValue> Operations, string? Refusal, int Status)> ReadOperationsAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        var buffer = new byte[8192];
        for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
        {
            body.Write(buffer, 0, read);
            if (body.Length > BoardLimits.MessageBytes)
            {
                return ([], Codes.TooLarge, StatusCodes.Status413PayloadTooLarge);
            }
        }

        try
        {
            var value = JsonWireReader.Parse(body.ToArray());
            return value.Kind != WireKind.List || value.List.Count == 0 ? ([], Codes.Invalid, StatusCodes.Status400BadRequest)
                : value.List.Count > OperationReader.MaxOperations ? ([], Codes.TooLarge, StatusCodes.Status413PayloadTooLarge)
                : (value.List, null, 0);
        }
        catch (JsonException)
        {
            return ([], Codes.Invalid, StatusCodes.Status400BadRequest);
        }
    }

    private static bool AcceptsGzip(HttpRequest request)
        => request.Headers.AcceptEncoding.ToString().Split(',').Any(e => e.Trim().StartsWith("gzip", StringComparison.OrdinalIgnoreCase) && !e.Contains("q=0", StringComparison.Ordinal));

    private static IResult Problem(string code, int status)
        => Results.Problem(statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code });
}
