using OpenIddict.Abstractions;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Fachgruppe.Identity.Protocol;

/// <summary>
/// Writes the issuer as <c>App:PublicUrl</c> stands in the configuration. A <see cref="Uri"/> adds a slash, and clients
/// compare issuers letter by letter (OpenID Connect Core, 3.1.3.7).
/// </summary>
internal static class IssuerName
{
    private const int Early = int.MinValue + 200_000;

    public static void WriteIssuer(this OpenIddictServerBuilder server, string issuer)
    {
        server.AddEventHandler<ApplyConfigurationResponseContext>(handler => handler.SetOrder(Early).UseInlineHandler(context => Write(context.Response, issuer)));
        server.AddEventHandler<ApplyAuthorizationResponseContext>(handler => handler.SetOrder(Early).UseInlineHandler(context => Write(context.Response, issuer)));
        server.AddEventHandler<ApplyIntrospectionResponseContext>(handler => handler.SetOrder(Early).UseInlineHandler(context => Write(context.Response, issuer)));
        server.AddEventHandler<ApplyUserInfoResponseContext>(handler => handler.SetOrder(Early).UseInlineHandler(context => Write(context.Response, issuer)));
        server.AddEventHandler<GenerateTokenContext>(handler => handler.SetOrder(int.MinValue).UseInlineHandler(context =>
        {
            context.Principal.SetClaim(OpenIddictConstants.Claims.Private.Issuer, issuer);
            return default;
        }));
    }

    private static ValueTask Write(OpenIddictResponse? response, string issuer)
    {
        foreach (var name in (string[])[OpenIddictConstants.Parameters.Iss, OpenIddictConstants.Metadata.Issuer])
        {
            if (response?.HasParameter(name) == true)
            {
                response[name] = issuer;
            }
        }

        return default;
    }
}
