using Microsoft.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Fachgruppe.Identity.Protocol;

/// <summary>No parameter may stand twice (RFC 6749, 3.1 and 3.2): readers would disagree about which of them counts.</summary>
internal static class OnceEach
{
    // RFC 8707, 2 and RFC 8693, 2.1 allow these.
    private static readonly HashSet<string> Many = new(StringComparer.Ordinal) { Parameters.Resource, Parameters.Audience };

    public static void AddTo(OpenIddictServerBuilder server)
    {
        Check<ExtractAuthorizationRequestContext>(server);
        Check<ExtractPushedAuthorizationRequestContext>(server);
        Check<ExtractTokenRequestContext>(server);
        Check<ExtractIntrospectionRequestContext>(server);
        Check<ExtractRevocationRequestContext>(server);
        Check<ExtractEndSessionRequestContext>(server);
    }

    private static void Check<T>(OpenIddictServerBuilder server)
        where T : BaseValidatingContext => server.AddEventHandler<T>(handler => handler.SetOrder(int.MaxValue - 1_000).UseInlineHandler(context =>
        {
            var request = context.Transaction.GetHttpRequest();
            var sent = request?.HasFormContentType == true ? request.Form : request?.Query.AsEnumerable() ?? [];
            if (context is ExtractIntrospectionRequestContext && request?.HasFormContentType != true)
            {
                // Addresses end in logs, and RFC 7662, 2.1 knows forms only.
                context.Reject(Errors.InvalidRequest, "Tokens are asked about by POST.");
            }
            else if (sent.Any(pair => pair.Value.Count > 1 && !Many.Contains(pair.Key)))
            {
                context.Reject(Errors.InvalidRequest, "A parameter stands twice.");
            }

            return default;
        }));
}
