using Fachgruppe.Accounts.External;
using Fachgruppe.Texts;

namespace Fachgruppe.Accounts.Pages;

/// <summary>Says on a page why nothing came of going to an authority.</summary>
internal static class ExternalFaults
{
    /// <summary>The sentence for a word that stands in an address; null for words that are none of ours.</summary>
    public static string? Sentence(this TextCatalog texts, ExternalAuthorities authorities, string? fault, string? name) =>
        ExternalFault.Text(fault) is { } key ? texts[key, authorities.Find(name)?.Title ?? texts["external.there"]] : null;
}
