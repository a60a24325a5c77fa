using Microsoft.OpenApi;

namespace Fachgruppe.Platform.OpenApi;

/// <summary>The description of the API at <c>/openapi/v1.json</c>, made from the endpoints themselves.</summary>
public static class OpenApiSetup
{
    /// <summary>Adds the description; it tells how to authenticate and nothing that is not below <c>/api</c>.</summary>
    public static void AddApiDescription(this IServiceCollection services) =>
        services.AddOpenApi("v1", options =>
        {
            options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "Fachgruppe",
                    Version = "1",
                    Description = "Lists answer { items, next }. Errors are problem details (RFC 9457) with a stable code. "
                        + "Changes need If-Match with the ETag that was read: none gives 428, a stale one 412.",
                };
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    ["token"] = new OpenApiSecurityScheme
                    {
                        Type = SecuritySchemeType.Http,
                        Scheme = "bearer",
                        Description = "A token from 'token create'. Scopes: boards.read, boards.write, or all.",
                    },
                };
                document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
                return Task.CompletedTask;
            });
        });

    /// <summary>Maps it for everybody.</summary>
    public static void MapApiDescription(this IEndpointRouteBuilder routes) => routes.MapOpenApi().AllowAnonymous();
}
