using System.Globalization;
using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Management;
using Fachgruppe.Texts;
using Microsoft.Net.Http.Headers;

namespace Fachgruppe.Boards.Api;

/// <summary>Problem details (RFC 9457) with a stable <c>code</c>, and the preconditions of RFC 9110.</summary>
internal static class ApiProblems
{
    /// <summary>The version as a strong entity tag.</summary>
    public static string ETag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>What keeps a change from being tried: nobody signed in, or no usable If-Match.</summary>
    /// <param name="context">The request.</param>
    /// <param name="caller">Who calls.</param>
    /// <param name="version">The version asked for; null for <c>*</c>.</param>
    public static IResult? Precondition(HttpContext context, Caller caller, out long? version)
    {
        version = null;
        var header = context.Request.Headers.IfMatch.ToString();
        if (!caller.Viewer.IsSignedIn)
        {
            return Unauthenticated();
        }

        if (header.Length == 0)
        {
            return Problem(StatusCodes.Status428PreconditionRequired, "precondition_required");
        }

        if (header == "*")
        {
            return null;
        }

        if (EntityTagHeaderValue.TryParse(header, out var tag) && !tag.IsWeak
            && long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            version = number;
            return null;
        }

        // A tag that was never ours matches nothing.
        return Problem(StatusCodes.Status412PreconditionFailed, "stale");
    }

    /// <summary>The answer to a change without a body.</summary>
    public static IResult Of(BoardChange change) => change switch
    {
        BoardChange.Done => Results.NoContent(),
        BoardChange.Stale => Problem(StatusCodes.Status412PreconditionFailed, "stale"),
        _ => NotFound(),
    };

    /// <summary>There is no such board for the caller.</summary>
    public static IResult NotFound() => Problem(StatusCodes.Status404NotFound, "not_found");

    /// <summary>The caller sees the board, but does not moderate it.</summary>
    public static IResult Forbidden() => Problem(StatusCodes.Status403Forbidden, "forbidden");

    /// <summary>Somebody has to sign in or bring a token.</summary>
    public static IResult Unauthenticated() => Problem(StatusCodes.Status401Unauthorized, "unauthenticated");

    /// <summary>One field is wrong.</summary>
    public static IResult Invalid(string field, string message) => Invalid(new Dictionary<string, string[]> { [field] = [message] });

    /// <summary>Fields are wrong; the messages are in the caller's language.</summary>
    public static IResult Invalid(IEnumerable<FieldProblem> problems, TextCatalog texts) =>
        Invalid(problems.GroupBy(problem => problem.Field).ToDictionary(
            field => field.Key, field => field.Select(problem => texts["boards." + problem.Code]).ToArray()));

    private static IResult Invalid(Dictionary<string, string[]> errors) =>
        Results.ValidationProblem(errors, extensions: new Dictionary<string, object?> { ["code"] = "invalid" });

    private static IResult Problem(int status, string code) =>
        Results.Problem(statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code });
}
