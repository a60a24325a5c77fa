using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Fachgruppe.Accounts.Tokens;

/// <summary>Recognises <c>Authorization: Bearer …</c> (RFC 6750, 2.1).</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, IEnumerable<IBearerTokens> kinds)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    private const string Prefix = "Bearer ";

    /// <summary>Whether a request brings a bearer token.</summary>
    public static bool IsBrought(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsBrought(Request))
        {
            return AuthenticateResult.NoResult();
        }

        var written = Request.Headers.Authorization.ToString()[Prefix.Length..].Trim();
        foreach (var kind in kinds)
        {
            if (await kind.ReadAsync(Context, written) is { } principal)
            {
                return AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name));
            }
        }

        return AuthenticateResult.Fail("unknown token");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}
