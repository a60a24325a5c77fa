using Fachgruppe.Accounts.People;
using Microsoft.AspNetCore.Authorization;

namespace Fachgruppe.Accounts;

/// <summary>What the Organisationsteam and administrators may do; for everybody else who is signed in it does not exist.</summary>
public static class TeamPolicy
{
    /// <summary>The policy's name.</summary>
    public const string Name = "team";

    /// <summary>Adds the policy.</summary>
    public static void AddTeamPolicy(this IServiceCollection services)
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
            if (context.User.SessionId() is not null && context.User.PersonId() is { } person
                && (await people.HasRoleAsync(person, "organiser") || await people.HasRoleAsync(person, "admin")))
            {
                context.Succeed(requirement);
            }
        }
    }
}
