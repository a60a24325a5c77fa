using Fachgruppe.Accounts.People;
using Microsoft.AspNetCore.Authorization;

namespace Fachgruppe.Accounts;

/// <summary>What only administrators may do; for everybody else who is signed in it does not exist.</summary>
public static class AdminPolicy
{
    /// <summary>The policy's name, for <c>RequireAuthorization</c>.</summary>
    public const string Name = "admin";

    /// <summary>Adds the policy.</summary>
    public static void AddAdminPolicy(this IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationHandler, Handler>();
        services.AddAuthorizationBuilder().AddPolicy(Name, policy => policy.RequireAuthenticatedUser().AddRequirements(new Requirement()));
    }

    private sealed class Requirement : IAuthorizationRequirement;

    // Asked of the database each time: a role that was taken away is gone with the next request.
    private sealed class Handler(PeopleStore people) : AuthorizationHandler<Requirement>
    {
        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement)
        {
            if (context.User.SessionId() is not null && context.User.PersonId() is { } person && await people.HasRoleAsync(person, "admin"))
            {
                context.Succeed(requirement);
            }
        }
    }
}
