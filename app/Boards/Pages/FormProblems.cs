using Fachgruppe.Boards.Management;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Fachgruppe.Boards.Pages;

/// <summary>Puts problems beside their fields in the reader's language.</summary>
internal static class FormProblems
{
    /// <summary>Adds one message a problem.</summary>
    public static void Show(this ModelStateDictionary state, IEnumerable<FieldProblem> problems, TextCatalog texts)
    {
        foreach (var problem in problems)
        {
            state.AddModelError(problem.Field, texts["boards." + problem.Code]);
        }
    }
}
