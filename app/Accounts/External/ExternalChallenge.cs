using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Fachgruppe.Accounts.External;

/// <summary>Sends people to an authority.</summary>
public sealed class ExternalChallenge(ExternalAuthorities authorities, ILogger<ExternalChallenge> log)
{
    /// <summary>Begins it.</summary>
    /// <returns>The answer that leads there; null when the authority cannot be reached or refuses us.</returns>
    public async Task<IActionResult?> BeginAsync(HttpContext context, string? name, ExternalIntent intent)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(intent);
        if (authorities.Find(name) is not { } authority)
        {
            return new NotFoundResult();
        }

        var properties = intent.ToProperties();
        if (intent.Purpose == ExternalIntent.Confirm)
        {
            properties.SetParameter(OpenIdConnectParameterNames.Prompt, "login");
            properties.SetParameter<TimeSpan?>(OpenIdConnectParameterNames.MaxAge, TimeSpan.Zero);
        }

        try
        {
            await context.ChallengeAsync(authority.Scheme, properties);
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException or HttpRequestException or OpenIdConnectProtocolException or OperationCanceledException
            && !context.RequestAborted.IsCancellationRequested)
        {
            log.LogWarning("The authority {Authority} cannot be reached or refuses this instance: {Failure}", authority.Name, ReasonOf(failure));
            return null;
        }

        return Leave(context.Response);
    }

    // form-action also holds for every redirect after a form, and an authority may hand on to others that nobody registered
    // here. A page of its own between the form and the authority keeps the policy as strict as it is.
    private static EmptyResult Leave(HttpResponse response)
    {
        var target = response.Headers.Location.ToString();
        response.StatusCode = StatusCodes.Status200OK;
        response.Headers.Location = default;
        response.Headers["Refresh"] = "0;url=" + target;
        response.Headers.CacheControl = "no-store";
        return new EmptyResult();
    }

    private static string ReasonOf(Exception failure) => failure.GetBaseException().Message.ReplaceLineEndings(" ");
}
