using Fachgruppe.Accounts.External;

namespace Fachgruppe.Accounts.Pages;

/// <summary>Buttons that lead to authorities.</summary>
/// <param name="Authorities">Which.</param>
/// <param name="Label">The key of the text on a button, with a place for the authority's title.</param>
/// <param name="ReturnUrl">Where to go afterwards, or null.</param>
public sealed record ExternalButtons(IReadOnlyList<ExternalAuthority> Authorities, string Label, string? ReturnUrl = null);
