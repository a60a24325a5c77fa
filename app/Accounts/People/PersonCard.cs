namespace Fachgruppe.Accounts.People;

/// <summary>What others see of a person wherever a name stands.</summary>
/// <param name="Id">Person id.</param>
/// <param name="Name">Name.</param>
/// <param name="Sector">Kind of organisation, or <see cref="Guest"/>.</param>
/// <param name="Demo">True for a fictitious person.</param>
public sealed record PersonCard(string Id, string Name, string Sector, bool Demo)
{
    /// <summary>The sector of those who have no account.</summary>
    public const string Guest = "guest";

    internal const string Columns = "p.id, p.name, p.sector, p.is_demo as demo";
}
