namespace Fachgruppe.Members;

/// <summary>An organisation people belong to.</summary>
/// <param name="Id">A UUID.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sector"><c>administration</c>, <c>company</c>, <c>science</c> or <c>association</c>.</param>
/// <param name="IsDemo">Fictitious, badge „Demo“.</param>
public sealed record Organisation(string Id, string Name, string Sector, bool IsDemo);
