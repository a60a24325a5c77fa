namespace Fachgruppe.Accounts;

/// <summary>What of an account is a file rather than a page.</summary>
public static class AccountEndpoints
{
    /// <summary>Maps <c>GET /konto/daten.json</c> for the signed-in person.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/konto/daten.json", ExportAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> ExportAsync(HttpContext context, AccountExport export)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"fachgruppe-meine-daten.json\"";
        return await export.CreateAsync(context.User.PersonId()!, context.RequestAborted) is { } data ? Results.Json(data) : Results.NotFound();
    }
}
