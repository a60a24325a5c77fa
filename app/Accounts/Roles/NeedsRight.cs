using Microsoft.AspNetCore.Authorization;

namespace Fachgruppe.Accounts.Roles;

/// <summary>Says which right a page or endpoint asks for; for whoever is signed in without it, it does not exist.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsRightAttribute : AuthorizeAttribute
{
    /// <summary>Asks for a right.</summary>
    /// <param name="right">One of <see cref="Rights"/>.</param>
    public NeedsRightAttribute(string right)
        : base(RightPolicies.NameOf(right)) => Right = right;

    /// <summary>The right.</summary>
    public string Right { get; }
}

/// <summary>The policies behind <see cref="NeedsRightAttribute"/>.</summary>
public static class RightPolicies
{
    /// <summary>The name of a right's policy.</summary>
    public static string NameOf(string right) => "right:" + right;

    /// <summary>Adds a policy for every right that roles decide.</summary>
    public static void AddRights(this IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationHandler, Handler>();
        var builder = services.AddAuthorizationBuilder();
        foreach (var right in Rights.All)
        {
            builder.AddPolicy(NameOf(right.Name), policy => policy.RequireAuthenticatedUser().AddRequirements(new Requirement(right)));
        }
    }

    private sealed record Requirement(Right Right) : IAuthorizationRequirement;

    // Asked of the database each time: a role that was taken away is gone with the next request.
    private sealed class Handler(RoleStore roles) : AuthorizationHandler<Requirement>
    {
        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement)
        {
            if (context.User.SessionId() is not null && context.User.PersonId() is { } person && await roles.MayAsync(person, requirement.Right.Name))
            {
                context.Succeed(requirement);
            }
        }
    }
}
