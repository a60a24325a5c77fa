using Fachgruppe.Platform.Audience;
using Microsoft.AspNetCore.Antiforgery;

namespace Fachgruppe.Accounts;

/// <summary>Who may use an endpoint of the API: a token with the scope, or a browser with antiforgery on changes.</summary>
public static class ApiAccess
{
    private const string ViewerKey = "viewer";

    /// <summary>Declares the scope of an endpoint and checks it before each call.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoint, string scope)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.WithMetadata(new ScopeRequirement(scope));
        return endpoint.AddEndpointFilter<TBuilder, ApiFilter>();
    }

    /// <summary>The viewer of this request, a visitor when nobody is signed in.</summary>
    public static async ValueTask<Viewer> ViewerAsync(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Items[ViewerKey] is not Viewer viewer)
        {
            var access = context.RequestServices.GetRequiredService<Access>();
            viewer = await access.ViewerAsync(context.User, context.RequestAborted) ?? Viewer.Visitor;
            context.Items[ViewerKey] = viewer;
        }

        return viewer;
    }

    /// <summary>The scope that an endpoint asks of tokens.</summary>
    /// <param name="Scope">For example <c>boards.read</c>.</param>
    public sealed record ScopeRequirement(string Scope);

    private sealed class ApiFilter(IAntiforgery antiforgery) : IEndpointFilter
    {
        public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            var http = context.HttpContext;
            var scope = http.GetEndpoint()!.Metadata.GetMetadata<ScopeRequirement>()!.Scope;
            if (!http.User.HasScope(scope))
            {
                return Results.Problem(statusCode: StatusCodes.Status403Forbidden, detail: $"The token lacks the scope {scope}.");
            }

            // A wrong token must not fall back to a visitor's rights without saying so.
            if (Tokens.TokenAuthentication.IsBrought(http.Request) && http.User.TokenId() is null)
            {
                return Results.Problem(statusCode: StatusCodes.Status401Unauthorized);
            }

            var changes = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);
            if (changes && http.User.TokenId() is null && !await antiforgery.IsRequestValidAsync(http))
            {
                return Results.Problem(statusCode: StatusCodes.Status400BadRequest, detail: "The antiforgery token is missing.");
            }

            return await next(context);
        }
    }
}
