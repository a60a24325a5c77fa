namespace Fachgruppe.Accounts.SignIn;

/// <summary>An act that wants a fresh proof of who somebody is: at most five minutes old.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequireRecentSignInAttribute : Attribute;

/// <summary>The same for endpoints that are no pages.</summary>
public static class RecentSignIn
{
    /// <summary>Asks for a fresh proof before the endpoint runs.</summary>
    public static TBuilder RequireRecentSignIn<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RequireRecentSignInAttribute());
}
