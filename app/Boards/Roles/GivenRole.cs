using Fachgruppe.Accounts.People;

namespace Fachgruppe.Boards.Roles;

/// <summary>A role of one person on one board that differs from the one in which everybody starts.</summary>
/// <param name="Person">Who.</param>
/// <param name="Role">The role's word.</param>
public sealed record GivenRole(PersonCard Person, string Role);
