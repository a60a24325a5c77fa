using System.Security.Claims;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Fachgruppe.Identity.Protocol;

/// <summary>A client learns about its own tokens and gives back its own: of others it learns that they are inactive (RFC 7662, 2.2; RFC 7009, 2.1).</summary>
internal static class OwnTokens
{
    private const int Late = int.MaxValue - 1_000;

    public static void AddTo(OpenIddictServerBuilder server)
    {
        server.AddEventHandler<ValidateIntrospectionRequestContext>(handler => handler.SetOrder(Late).UseInlineHandler(context =>
            Check(context, context.GenericTokenPrincipal, context.ClientId, Errors.InvalidToken)));
        server.AddEventHandler<ValidateRevocationRequestContext>(handler => handler.SetOrder(Late).UseInlineHandler(context =>
            Check(context, context.GenericTokenPrincipal, context.ClientId, Errors.InvalidGrant)));
        // OpenIddict tells scopes to audiences only; the client that asked for them knows them anyway.
        server.AddEventHandler<HandleIntrospectionRequestContext>(handler => handler.SetOrder(Late).UseInlineHandler(context =>
        {
            context.Scopes.UnionWith(context.GenericTokenPrincipal.GetScopes());
            return default;
        }));
    }

    private static ValueTask Check(BaseValidatingContext context, ClaimsPrincipal? token, string? client, string error)
    {
        if (token is null || client is null || !token.HasPresenter(client))
        {
            context.Reject(error, "The token belongs to another client.");
        }

        return default;
    }
}
