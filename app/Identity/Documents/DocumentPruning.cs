using OpenIddict.Abstractions;

namespace Fachgruppe.Identity.Documents;

/// <summary>Forgets tokens a day after their end, and sign-ins that have no tokens left.</summary>
public sealed class DocumentPruning(IOpenIddictTokenManager tokens, IOpenIddictAuthorizationManager grants, TimeProvider time)
{
    /// <summary>Runs once.</summary>
    public async Task RunAsync()
    {
        var threshold = time.GetUtcNow() - TimeSpan.FromDays(1);
        await tokens.PruneAsync(threshold);
        await grants.PruneAsync(threshold);
    }
}
