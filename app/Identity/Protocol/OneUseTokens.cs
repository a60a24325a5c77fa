using Fachgruppe.Identity.Documents;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Core;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Fachgruppe.Identity.Protocol;

/// <summary>Codes and refresh tokens work once: of two uses at the same moment one wins, and then the family ends.</summary>
/// <remarks>OpenIddict ends the family only for a use that comes after the first was saved, not for one that loses the race.</remarks>
internal sealed class OneUseTokens(
    IOpenIddictTokenCache<IssuedToken> cache, ILogger<OpenIddictTokenManager<IssuedToken>> log, IOptionsMonitor<OpenIddictCoreOptions> options,
    IOpenIddictTokenStore<IssuedToken> store, Families families)
    : OpenIddictTokenManager<IssuedToken>(cache, log, options, store), IOpenIddictServerHandler<ProcessSignInContext>
{
    private bool _hasLost;

    public static void AddTo(OpenIddictServerBuilder server) => server.AddEventHandler<ProcessSignInContext>(handler => handler
        .SetOrder(OpenIddictServerHandlers.RedeemTokenEntry.Descriptor.Order + 500)
        .UseScopedHandler(services => (OneUseTokens)services.GetRequiredService<IOpenIddictTokenManager>()));

    // OpenIddict goes on when a refresh token was used up by somebody else a moment ago.
    public ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (_hasLost)
        {
            context.Reject(OpenIddictConstants.Errors.InvalidGrant, "The token has already been used.");
        }

        return default;
    }

    public override async ValueTask<bool> TryRedeemAsync(IssuedToken token, CancellationToken cancellationToken = default)
    {
        // The token was read just now: it is used up already, or the first to save it wins.
        if (token.Status == OpenIddictConstants.Statuses.Valid && await base.TryRedeemAsync(token, cancellationToken))
        {
            return true;
        }

        _hasLost = true;
        if (token.Grant is { } family)
        {
            await families.EndAsync(family, Families.Reused, cancellationToken);
        }

        return false;
    }
}
