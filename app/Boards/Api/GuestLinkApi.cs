using Fachgruppe.Accounts;
using Fachgruppe.Accounts.Guests;
using Fachgruppe.Boards.Guests;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Fachgruppe.Boards.Api;

/// <summary>/api/v1/boards/{id}/guest-links: what the page for guests does.</summary>
public static class GuestLinkApi
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapGuestLinkApi(this IEndpointRouteBuilder routes)
    {
        var links = routes.MapGroup("/api/v1/boards/{id}/guest-links").WithTags("boards").AllowAnonymous();
        links.MapGet("", ListAsync).RequireScope("boards.write").WithName("listGuestLinks")
            .WithSummary("The links by which guests enter a board, for those who may make them.").Produces<GuestLinkPage>().ProducesProblem(StatusCodes.Status404NotFound);
        links.MapPost("", CreateAsync).RequireScope("boards.write").WithName("createGuestLink")
            .WithSummary("Makes a link for guests.").Produces<GuestLinkModel>(StatusCodes.Status201Created).ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
        links.MapDelete("{link}", RevokeAsync).RequireScope("boards.write").WithName("revokeGuestLink")
            .WithSummary("Ends a link; its guests are out within a second.").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(string id, HttpContext context, BoardStore boards, BoardGuests rules, GuestLinkStore links) =>
        await MayAsync(id, context, boards)
            ? Results.Ok(new GuestLinkPage([.. (await links.OfObjectAsync(id, context.RequestAborted)).Select(link => Model(link, rules, links))], null))
            : ApiProblems.NotFound();

    private static async Task<IResult> CreateAsync(
        string id, HttpContext context, [FromBody] NewGuestLinkModel body, BoardStore boards, BoardGuests rules, GuestLinkStore links, TextCatalog texts)
    {
        if (!await MayAsync(id, context, boards))
        {
            return ApiProblems.NotFound();
        }

        var (wanted, problems) = BoardGuests.Check(id, body.Role, body.Hours, body.Seats, body.Code);
        if (wanted is null)
        {
            return ApiProblems.Invalid(problems, texts);
        }

        var link = await links.CreateAsync(wanted, context.User.PersonId()!, context.RequestAborted);
        return Results.Created($"/api/v1/boards/{id}/guest-links/{link.Id}", Model(link, rules, links));
    }

    private static async Task<IResult> RevokeAsync(string id, string link, HttpContext context, BoardStore boards, GuestLinkStore links) =>
        await MayAsync(id, context, boards) && await links.RevokeAsync(id, link, context.User.PersonId()!, context.RequestAborted)
            ? Results.NoContent()
            : ApiProblems.NotFound();

    private static async Task<bool> MayAsync(string id, HttpContext context, BoardStore boards)
    {
        context.Response.Headers.CacheControl = "no-store";
        var viewer = await context.ViewerAsync();
        return await boards.ReadAsync(viewer, id, context.RequestAborted) is { } board && BoardGuests.MayInvite(viewer, board);
    }

    private static GuestLinkModel Model(GuestLink link, BoardGuests rules, GuestLinkStore links) =>
        new(link.Id, rules.Address(links.TokenOf(link)), link.Role, link.Seats, link.Taken, link.CodeHash is not null, link.ExpiresAt, link.CreatedAt);
}

/// <summary>A link for guests.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">What guests open.</param>
/// <param name="Role"><c>read</c>, <c>notes</c> or <c>edit</c>.</param>
/// <param name="Seats">How many guests it takes.</param>
/// <param name="Taken">Seats that are taken.</param>
/// <param name="HasCode">Whether guests are asked for a code word.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record GuestLinkModel(string Id, string Url, string Role, long Seats, long Taken, bool HasCode, DateTimeOffset ExpiresAt, DateTimeOffset CreatedAt);

/// <summary>The links of a board.</summary>
/// <param name="Items">All that hold.</param>
/// <param name="Next">Always null: there is one page.</param>
public sealed record GuestLinkPage(IReadOnlyList<GuestLinkModel> Items, string? Next);

/// <summary>What a new link lets guests do.</summary>
/// <param name="Role"><c>read</c>, <c>notes</c> or <c>edit</c>.</param>
/// <param name="Hours">8, 24, 168 or 720.</param>
/// <param name="Seats">1 to 500.</param>
/// <param name="Code">A code word of at most 40 characters, or null.</param>
public sealed record NewGuestLinkModel(string? Role, int? Hours, int? Seats, string? Code = null);
