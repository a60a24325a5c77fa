namespace Fachgruppe.Demo;

/// <summary>The demo people as loaded.</summary>
/// <param name="Ids">Person ids by the local part of their mail, e.g. <c>jule.beispiel</c>.</param>
/// <param name="CircleId">The demo circle.</param>
public sealed record DemoCast(IReadOnlyDictionary<string, string> Ids, string CircleId)
{
    /// <summary>The id of a person.</summary>
    public string this[string mail] => Ids[mail];
}
