using System.Security.Claims;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Fachgruppe.Identity.Protocol;

/// <summary>
/// A client that acts for itself (RFC 6749, 4.4). It is nobody: it reads what visitors read, and can ask for nothing
/// that writes or that is about a person.
/// </summary>
internal static class ClientCredentials
{
    public static void AddClientCredentials(this OpenIddictServerBuilder server) =>
        server.AddEventHandler<HandleTokenRequestContext>(handler => handler.SetOrder(0).UseInlineHandler(Handle));

    private static ValueTask Handle(HandleTokenRequestContext context)
    {
        if (context.Request.IsClientCredentialsGrantType())
        {
            var identity = new ClaimsIdentity("Fachgruppe.Client", Claims.Name, Claims.Role);
            identity.SetClaim(Claims.Subject, context.ClientId);
            identity.SetScopes(context.Request.GetScopes());
            context.SignIn(new ClaimsPrincipal(identity));
        }

        return default;
    }
}
