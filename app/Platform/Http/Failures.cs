namespace Fachgruppe.Platform.Http;

/// <summary>What people and programs get when something goes wrong.</summary>
public static class Failures
{
    /// <summary>The folder of the pages for people: <c>/fehler/{status}</c>, never opened by a link.</summary>
    public const string Pages = "/fehler/";

    /// <summary>Programs below <c>/api</c> and <c>/hubs</c> get RFC 9457 problem details with a stable <c>code</c>.</summary>
    public static void AddFailures(this IServiceCollection services) =>
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            var status = context.ProblemDetails.Status ?? context.HttpContext.Response.StatusCode;
            context.ProblemDetails.Extensions.TryAdd("code", CodeOf(status));
        });

    /// <summary>Turns exceptions and bare status codes into a page or problem details.</summary>
    public static void UseFailures(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseWhen(context => IsForPrograms(context), branch =>
        {
            branch.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = StatusOf });
            branch.UseStatusCodePages();
        });
        app.UseWhen(context => !IsForPrograms(context), branch =>
        {
            branch.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = Pages + "500",
                StatusCodeSelector = StatusOf,
            });
            branch.UseStatusCodePagesWithReExecute(Pages + "{0}");
        });
    }

    /// <summary>The stable code of an HTTP status.</summary>
    public static string CodeOf(int status) => status switch
    {
        400 => "invalid",
        401 => "unauthenticated",
        403 => "forbidden",
        404 => "not_found",
        405 => "method_not_allowed",
        409 => "conflict",
        412 => "stale",
        413 => "too_large",
        415 => "unsupported_media_type",
        428 => "precondition_required",
        429 => "too_many",
        503 => "not_saved",
        _ => "error",
    };

    private static bool IsForPrograms(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/hubs");

    // A database that is gone or full is not the program's fault, and it may come back.
    private static int StatusOf(Exception exception) =>
        exception is System.Data.Common.DbException ? StatusCodes.Status503ServiceUnavailable
        : exception is BadHttpRequestException bad ? bad.StatusCode
        : StatusCodes.Status500InternalServerError;
}
