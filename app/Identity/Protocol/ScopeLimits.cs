using Fachgruppe.Identity.Documents;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Fachgruppe.Identity.Protocol;

/// <summary>A client asks for no more than it was given, and for less when it acts for itself: <c>invalid_scope</c> (RFC 6749, 4.1.2.1 and 5.2).</summary>
internal sealed class ScopeLimits(IOpenIddictApplicationManager clients)
    : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>, IOpenIddictServerHandler<ValidatePushedAuthorizationRequestContext>,
        IOpenIddictServerHandler<ValidateTokenRequestContext>
{
    private const int Late = int.MaxValue - 1_000;

    public static void AddTo(OpenIddictServerBuilder server)
    {
        // OpenIddict would call a wider refresh invalid_grant.
        server.RemoveEventHandler(OpenIddictServerHandlers.Exchange.ValidateGrantedScopes.Descriptor);
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.SetOrder(Late).UseScopedHandler<ScopeLimits>());
        server.AddEventHandler<ValidatePushedAuthorizationRequestContext>(handler => handler.SetOrder(Late).UseScopedHandler<ScopeLimits>());
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.SetOrder(Late).UseScopedHandler<ScopeLimits>());
    }

    public ValueTask HandleAsync(ValidateAuthorizationRequestContext context) => CheckAsync(context, context.Request);

    public ValueTask HandleAsync(ValidatePushedAuthorizationRequestContext context) => CheckAsync(context, context.Request);

    public ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        if (context.RefreshTokenPrincipal is { } before && !context.Request.GetScopes().All(before.HasScope))
        {
            context.Reject(Errors.InvalidScope, "Refreshing never widens what was agreed to.");
            return default;
        }

        return CheckAsync(context, context.Request);
    }

    private async ValueTask CheckAsync(BaseValidatingContext context, OpenIddictRequest request)
    {
        var given = await clients.FindByClientIdAsync(request.ClientId ?? "-") is Client client ? client.Permissions : [];
        var itself = request.IsClientCredentialsGrantType();
        if (request.GetScopes().Any(scope => itself ? !ScopeList.IsForClients(scope) || IsMissing(scope) : scope != ScopeList.OpenId && IsMissing(scope)))
        {
            context.Reject(Errors.InvalidScope, itself ? "A client that acts for itself only reads." : "The client was not given this scope.");
        }

        bool IsMissing(string scope) => !given.Contains(Permissions.Prefixes.Scope + scope);
    }
}
