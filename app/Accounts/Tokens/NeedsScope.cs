namespace Fachgruppe.Accounts.Tokens;

/// <summary>Says which scope a hub's method asks of tokens; people in browsers are limited by their role on the object.</summary>
/// <param name="scope">One of <see cref="Scopes.Known"/>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsScopeAttribute(string scope) : Attribute
{
    /// <summary>The scope.</summary>
    public string Scope { get; } = scope;
}
