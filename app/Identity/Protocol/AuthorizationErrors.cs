using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Fachgruppe.Identity.Protocol;

/// <summary>
/// Tells errors to the client as RFC 6749, 4.1.2.1 wants it, as long as client and address are right. OpenIddict shows
/// them to the person instead, who can do nothing about them.
/// </summary>
internal sealed class AuthorizationErrors(IOpenIddictApplicationManager clients) : IOpenIddictServerHandler<ApplyAuthorizationResponseContext>
{
    // After OpenIddict attached what it had found valid, before it adds state and issuer; queries are the one mode we have.
    public static void AddTo(OpenIddictServerBuilder server) => server.AddEventHandler<ApplyAuthorizationResponseContext>(handler => handler
        .SetOrder(OpenIddictServerHandlers.Authentication.InferResponseMode.Descriptor.Order + 500).UseScopedHandler<AuthorizationErrors>());

    public async ValueTask HandleAsync(ApplyAuthorizationResponseContext context)
    {
        if (context.Error is null || context.RedirectUri is not null || context.Request is not { ClientId: { Length: > 0 } id, RedirectUri: { Length: > 0 } address }
            || await clients.FindByClientIdAsync(id) is not { } client || !await clients.ValidateRedirectUriAsync(client, address))
        {
            return;
        }

        (context.RedirectUri, context.ResponseMode) = (address, ResponseModes.Query);
    }
}
