namespace Fachgruppe.Platform.Audience;

/// <summary>Somebody who came by a link, without an account: sees the linked objects and what is public, nothing else.</summary>
/// <param name="Id">The guest's own id.</param>
/// <param name="Roles">What the guest may do, by id of the object: <c>read</c>, <c>notes</c> or <c>edit</c>.</param>
public sealed record Guest(string Id, IReadOnlyDictionary<string, string> Roles);
