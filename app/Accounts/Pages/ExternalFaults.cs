using Fachgruppe.Accounts.External;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Fachgruppe.Accounts.Pages;

/// <summary>Says on a page why nothing came of going to an authority.</summary>
internal static class ExternalFaults
{
    /// <summary>Adds the reason that stands in an address; words that are none of ours say nothing.</summary>
    public static void AddFault(this ModelStateDictionary state, TextCatalog texts, ExternalAuthorities authorities, string? fault, string? name)
    {
        if (ExternalFault.Text(fault) is { } key)
        {
            state.AddModelError("", texts[key, authorities.Find(name)?.Title ?? texts["external.there"]]);
        }
    }
}
