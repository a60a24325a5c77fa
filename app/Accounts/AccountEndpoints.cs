using Fachgruppe.Accounts.Passkeys;
using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.SignIn;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts;

/// <summary>What of an account is a file rather than a page.</summary>
public static class AccountEndpoints
{
    /// <summary>Maps the download of one's data, and what browsers need for passkeys: asking for it changes nothing.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/konto/daten.json", ExportAsync).RequireAuthorization().RequireRecentSignIn().ExcludeFromDescription();
        routes.MapGet("/anmelden/passkey.json", OfferSignInAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/bestaetigen/passkey.json", OfferConfirmationAsync).RequireAuthorization().ExcludeFromDescription();
        routes.MapGet("/konto/sicherheit/passkey.json", OfferRegistrationAsync).RequireAuthorization().RequireRecentSignIn().ExcludeFromDescription();
    }

    private static async Task<IResult> ExportAsync(HttpContext context, AccountExport export)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"fachgruppe-meine-daten.json\"";
        // Programs have scopes; none of them is everything about a person.
        return context.User.SessionId() is not null
            && await export.CreateAsync(context.User.PersonId()!, (_, _) => Task.CompletedTask, context.RequestAborted) is { } data
            ? Results.Json(data)
            : Results.NotFound();
    }

    private static async Task<IResult> OfferSignInAsync(HttpContext context, PasskeyCeremonies passkeys) =>
        Once(context, await passkeys.OfferSignInAsync(context, null));

    private static async Task<IResult> OfferConfirmationAsync(HttpContext context, PasskeyCeremonies passkeys, UserManager<Person> people) =>
        await people.FindByIdAsync(context.User.PersonId()!) is { } person
            ? Once(context, await passkeys.OfferSignInAsync(context, person))
            : Results.NotFound();

    private static async Task<IResult> OfferRegistrationAsync(HttpContext context, PasskeyCeremonies passkeys, UserManager<Person> people) =>
        await people.FindByIdAsync(context.User.PersonId()!) is { } person
            ? Once(context, await passkeys.OfferRegistrationAsync(context, person))
            : Results.NotFound();

    private static IResult Once(HttpContext context, PasskeyOffer offer)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(offer);
    }
}
