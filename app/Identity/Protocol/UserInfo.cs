using Fachgruppe.Accounts.People;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Identity;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Fachgruppe.Identity.Protocol;

/// <summary>What a client learns about the person who signed in: as much as the scopes say, read now and not from a token.</summary>
internal sealed class UserInfo(UserManager<Person> people) : IOpenIddictServerHandler<HandleUserInfoRequestContext>
{
    public static void AddTo(OpenIddictServerBuilder server)
    {
        server.AddEventHandler<ExtractUserInfoRequestContext>(handler => handler.SetOrder(int.MaxValue - 1_000).UseInlineHandler(RefuseQuery));
        server.AddEventHandler<ValidateUserInfoRequestContext>(handler => handler.SetOrder(int.MaxValue - 1_000).UseInlineHandler(RequireScope));
        server.AddEventHandler<HandleUserInfoRequestContext>(handler => handler.SetOrder(int.MaxValue - 1_000).UseScopedHandler<UserInfo>());
    }

    public async ValueTask HandleAsync(HandleUserInfoRequestContext context)
    {
        var person = await people.FindByIdAsync(context.Subject ?? "");
        if (person is null)
        {
            context.Reject(Errors.InvalidToken, "The account has ended.");
            return;
        }

        if (context.AccessTokenPrincipal.HasScope(ScopeList.Profile))
        {
            context.Claims[Claims.Name] = person.Name;
        }

        if (context.AccessTokenPrincipal.HasScope(ScopeList.Email))
        {
            (context.Email, context.EmailVerified) = (person.Email, true);
        }
    }

    // Addresses end in logs and histories (RFC 6750, 5.3).
    private static ValueTask RefuseQuery(ExtractUserInfoRequestContext context)
    {
        if (context.Transaction.GetHttpRequest()?.Query.ContainsKey(Parameters.AccessToken) == true)
        {
            context.Reject(Errors.InvalidRequest, "The access token belongs into the Authorization header.");
        }

        return default;
    }

    private static ValueTask RequireScope(ValidateUserInfoRequestContext context)
    {
        if (context.AccessTokenPrincipal?.HasScope(ScopeList.OpenId) != true)
        {
            context.Reject(Errors.InsufficientScope, "The access token lacks the scope openid.");
        }

        return default;
    }
}
