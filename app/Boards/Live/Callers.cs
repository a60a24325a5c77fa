using System.Globalization;
using System.Security.Claims;
using Fachgruppe.Accounts.People;
using Fachgruppe.Platform.Audience;
using Microsoft.AspNetCore.Authentication;

namespace Fachgruppe.Boards.Live;

/// <summary>What a connection showed when it came: enough to ask again whether that still counts.</summary>
/// <param name="Scheme">http or https.</param>
/// <param name="Host">Host and port.</param>
/// <param name="Authorization">The header, may be empty.</param>
/// <param name="Cookie">The header, may be empty.</param>
public sealed record Credentials(string Scheme, string Host, string? Authorization, string? Cookie)
{
    /// <summary>Those of a request.</summary>
    public static Credentials Of(HttpRequest request)
        => new(request.Scheme, request.Host.Value ?? "", request.Headers.Authorization, request.Headers.Cookie);
}

/// <summary>Turns principals into callers, and asks again whether credentials still count.</summary>
public sealed class Callers(ViewerStore viewers, PeopleStore people, IServiceScopeFactory scopes)
{
    /// <summary>The caller behind a principal; nobody signed in is a visitor.</summary>
    public async Task<Caller> OfAsync(ClaimsPrincipal? principal, string? language = null, CancellationToken cancel = default)
    {
        language ??= CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var viewer = await viewers.LoadAsync(PersonIdOf(principal), cancel);
        if (!viewer.IsSignedIn)
        {
            return new(Viewer.Visitor, null, true, false, language);
        }

        var cards = await people.CardsAsync([viewer.PersonId!], cancel);
        return new(viewer, cards.Count == 0 ? null : cards[0], Allows(principal!, "boards.read"), Allows(principal!, "boards.write"), language);
    }

    /// <summary>The principal that the same credentials give now; null where they no longer count.</summary>
    public async Task<ClaimsPrincipal?> AgainAsync(Credentials credentials)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Scheme = credentials.Scheme;
        context.Request.Host = new HostString(credentials.Host);
        context.Request.Path = BoardHub.Path;
        context.Request.Headers.Authorization = credentials.Authorization;
        context.Request.Headers.Cookie = credentials.Cookie;
        var result = await context.AuthenticateAsync();
        return result.Succeeded ? result.Principal : null;
    }

    /// <summary>The person a principal stands for.</summary>
    public static string? PersonIdOf(ClaimsPrincipal? principal)
        => principal?.Identity?.IsAuthenticated == true ? principal.FindFirst("sub")?.Value : null;

    // A session may do what the person may; a token only what it was made for.
    private static bool Allows(ClaimsPrincipal principal, string scope)
    {
        var scopes = principal.FindAll("scope").SelectMany(c => c.Value.Split(' ')).ToList();
        return scopes.Count == 0 || scopes.Contains(scope) || scopes.Contains("all");
    }
}
