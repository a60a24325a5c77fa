using Fachgruppe.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace Fachgruppe.Accounts.External;

/// <summary>What the handler asks of us on the way to an authority and back.</summary>
internal sealed class ExternalEvents(ExternalAuthority authority, PublicUrl home) : OpenIdConnectEvents
{
    // Neither Host nor forwarded headers have a say in where answers go.
    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        context.ProtocolMessage.RedirectUri = home.Of(authority.Callback);
        return Task.CompletedTask;
    }

    /// <summary>The answer must name the issuer that was asked, where it names one or promised to (RFC 9207).</summary>
    public override async Task MessageReceived(MessageReceivedContext context)
    {
        var asked = await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        if (context.ProtocolMessage.Iss is { } named ? named != asked.Issuer : asked.AuthorizationResponseIssParameterSupported)
        {
            context.Fail("The answer is from another issuer.");
        }
    }

    // The code flow would take unsigned tokens; nobody we know sends them.
    public override Task TokenValidated(TokenValidatedContext context)
    {
        if (context.SecurityToken.Header.Alg is null or "none")
        {
            context.Fail("The id token is not signed.");
        }

        return Task.CompletedTask;
    }

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        var intent = ExternalIntent.Of(context.Properties);
        // This runs before authentication has read the session cookie.
        context.HttpContext.User = (await context.HttpContext.AuthenticateAsync(Principals.SessionScheme)).Principal ?? new();
        var way = ExternalIdentity.Of(authority.Name, context.Principal!) is { } identity
            ? await context.HttpContext.RequestServices.GetRequiredService<ExternalSignIn>().ReceiveAsync(context.HttpContext, authority, identity, intent)
            : ExternalFault.At(ExternalFault.Failed, authority, intent);
        Go(context, way);
    }

    public override Task AccessDenied(AccessDeniedContext context)
    {
        Go(context, ExternalFault.At(ExternalFault.Cancelled, authority, ExternalIntent.Of(context.Properties)));
        return Task.CompletedTask;
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        var log = context.HttpContext.RequestServices.GetRequiredService<ILogger<ExternalEvents>>();
        log.LogWarning("Signing in at {Authority} failed: {Failure}", authority.Name, context.Failure?.GetType().Name);
        Go(context, ExternalFault.At(ExternalFault.Failed, authority, ExternalIntent.Of(context.Properties)));
        return Task.CompletedTask;
    }

    private static void Go<TOptions>(HandleRequestContext<TOptions> context, string way)
        where TOptions : AuthenticationSchemeOptions
    {
        context.Response.Redirect(way);
        context.HandleResponse();
    }
}
