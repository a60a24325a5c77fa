namespace Fachgruppe.Accounts.Pages;

/// <summary>A form that a passkey fills in.</summary>
/// <param name="Options">Where the browser asks for a challenge.</param>
/// <param name="Handler">The page handler that takes the answer; null for the page's own.</param>
/// <param name="Label">What the button says.</param>
/// <param name="ReturnUrl">Where to go afterwards, or null.</param>
/// <param name="Conditional">Whether the browser may also offer passkeys in the field for the mail address.</param>
/// <param name="Name">What a new passkey will be called; null where one is used and not made.</param>
public sealed record PasskeyForm(string Options, string? Handler, string Label, string? ReturnUrl, bool Conditional = false, string? Name = null);
