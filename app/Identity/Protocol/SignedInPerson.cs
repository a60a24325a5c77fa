using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Fachgruppe.Accounts.Sessions;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Fachgruppe.Identity.Protocol;

/// <summary>What tokens say about a person: an id and when they signed in. Name and address are for userinfo alone.</summary>
internal static class SignedInPerson
{
    public static ClaimsPrincipal For(Session session, IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("Fachgruppe", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, session.PersonId);
        identity.SetClaim(Claims.AuthenticationTime, session.CreatedAt.ToUnixTimeSeconds());
        identity.SetClaim(ProviderOptions.SessionClaim, NameOf(session.Id));
        identity.SetScopes(scopes);
        identity.SetDestinations(claim => claim.Type switch
        {
            Claims.AuthenticationTime or ProviderOptions.SessionClaim => [Destinations.IdentityToken],
            _ => [Destinations.AccessToken, Destinations.IdentityToken],
        });
        return new ClaimsPrincipal(identity);
    }

    /// <summary>What a client calls a session: it must not learn the id that our cookie holds.</summary>
    public static string NameOf(string sessionId) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes("oidc-sid|" + sessionId)).AsSpan(0, 16));
}
