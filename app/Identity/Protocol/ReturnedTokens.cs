using Fachgruppe.Identity.Documents;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Fachgruppe.Identity.Protocol;

/// <summary>A client that gives its refresh token back gives the access tokens of that sign-in back, too (RFC 7009, 2.1).</summary>
internal sealed class ReturnedTokens(Families families) : IOpenIddictServerHandler<HandleRevocationRequestContext>
{
    public static void AddTo(OpenIddictServerBuilder server) =>
        server.AddEventHandler<HandleRevocationRequestContext>(handler => handler.SetOrder(int.MaxValue - 1_000).UseScopedHandler<ReturnedTokens>());

    public async ValueTask HandleAsync(HandleRevocationRequestContext context)
    {
        var token = context.GenericTokenPrincipal;
        if (token.HasTokenType(TokenTypeIdentifiers.RefreshToken) && token.GetAuthorizationId() is { } family)
        {
            await families.EndAsync(family, Families.Returned, context.CancellationToken);
        }
    }
}
