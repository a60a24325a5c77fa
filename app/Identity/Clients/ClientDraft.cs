using System.Text.RegularExpressions;
using Fachgruppe.Platform;

namespace Fachgruppe.Identity.Clients;

/// <summary>A client as an administrator describes it.</summary>
/// <param name="ClientId">The name the program calls itself by.</param>
/// <param name="Name">What people are told it is called.</param>
/// <param name="IsPublic">Whether it cannot keep a secret: a browser or an installed program.</param>
/// <param name="Redirects">Where codes may be sent, and people after signing out.</param>
/// <param name="AfterSignOut">Where people may be sent after signing out, beside those.</param>
/// <param name="Scopes">What it may ask for.</param>
public sealed partial record ClientDraft(
    string ClientId, string Name, bool IsPublic, IReadOnlyList<string> Redirects, IReadOnlyList<string> AfterSignOut, IReadOnlyList<string> Scopes)
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 80;

    /// <summary>What is wrong: a field, and a text key of <c>identity</c> with what to put into it.</summary>
    public IEnumerable<(string Field, string Key, string Value)> Problems()
    {
        // A client acts under its own name, which must not be mistaken for a person's id.
        if (!Id().IsMatch(ClientId) || Ids.IsId(ClientId))
        {
            yield return ("clientId", "client-id-invalid", ClientId);
        }

        if (string.IsNullOrWhiteSpace(Name) || Name.Length > LongestName || Name.Any(char.IsControl))
        {
            yield return ("name", "client-name-invalid", Name);
        }

        if (IsPublic && Redirects.Count == 0)
        {
            yield return ("redirects", "redirect-missing", "");
        }

        foreach (var (field, addresses) in new[] { ("redirects", Redirects), ("afterSignOut", AfterSignOut) })
        {
            foreach (var address in addresses)
            {
                if (RedirectRule.Problem(address, IsPublic) is { } problem)
                {
                    yield return (field, problem, address);
                }
            }
        }

        if (Scopes.FirstOrDefault(scope => !ScopeList.All.Contains(scope)) is { } unknown)
        {
            yield return ("scopes", "scope-unknown", unknown);
        }
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{1,63}$")]
    private static partial Regex Id();
}
