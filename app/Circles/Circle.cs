namespace Fachgruppe.Circles;

/// <summary>A circle ("Kreis") of members.</summary>
/// <param name="Id">A UUID.</param>
/// <param name="Slug">Its place in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsDemo">Fictitious, badge „Demo“.</param>
public sealed record Circle(string Id, string Slug, string Name, bool IsDemo);
