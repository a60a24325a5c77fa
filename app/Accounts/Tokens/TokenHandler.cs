using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Fachgruppe.Accounts.Tokens;

/// <summary>Authenticates <c>Authorization: Bearer</c>. Only the header counts: a token in an address would end up in logs.</summary>
public sealed class TokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    TokenStore tokens,
    UserManager<Person> people,
    RoleStore roles) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>What stands before the token in the header.</summary>
    public const string Prefix = "Bearer ";

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var token = await tokens.FindBySecretAsync(header[Prefix.Length..].Trim(), Context.RequestAborted);
        var person = token is null ? null : await people.FindByIdAsync(token.PersonId);
        if (person is null || await people.IsLockedOutAsync(person))
        {
            return AuthenticateResult.Fail("The token is unknown, expired or revoked.");
        }

        var identity = AccountClaims.Identity(AccountSchemes.Token, person, await roles.ListAsync(person.Id, Context.RequestAborted));
        identity.AddClaim(new Claim(AccountClaims.TokenId, token!.Id));
        identity.AddClaims(token.Scopes.Split(' ').Select(scope => new Claim(AccountClaims.Scope, scope)));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), AccountSchemes.Token));
    }
}
