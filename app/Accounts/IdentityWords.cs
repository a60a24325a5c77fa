using Fachgruppe.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Fachgruppe.Accounts;

/// <summary>Puts what Identity found wrong beside its field, in the reader's language.</summary>
internal static class IdentityWords
{
    /// <summary>Adds one message an error; those about the account itself stand above the form.</summary>
    public static void Show(this ModelStateDictionary state, IEnumerable<IdentityError> errors, TextCatalog texts)
    {
        // Identity tells of a name and an address, which are one here.
        foreach (var error in errors.Where(error => error.Code != nameof(IdentityErrorDescriber.DuplicateUserName)))
        {
            var key = $"joining.error-{error.Code}";
            var field = error.Code == Joining.Admission.NameWrong ? "name"
                : error.Code.StartsWith("Password", StringComparison.Ordinal) ? "password" : "";
            state.AddModelError(field, texts.Has(key) ? texts[key] : error.Description);
        }
    }
}
