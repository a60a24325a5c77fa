using System.Text.Json;

namespace Fachgruppe.Identity.Documents;

/// <summary>A scope beside those the program knows itself.</summary>
public sealed class ScopeEntry : Document
{
    internal const string Kind = "scope";

    /// <summary>As clients write it.</summary>
    public string Name { get; set; } = "";

    /// <summary>What it is called.</summary>
    public string? DisplayName { get; set; }

    /// <summary>What it allows.</summary>
    public string? Description { get; set; }

    /// <summary>Names by language code.</summary>
    public Dictionary<string, string> DisplayNames { get; init; } = [];

    /// <summary>Descriptions by language code.</summary>
    public Dictionary<string, string> Descriptions { get; init; } = [];

    /// <summary>For which resources it is.</summary>
    public string[] Resources { get; set; } = [];

    /// <summary>Further properties.</summary>
    public Dictionary<string, JsonElement> Properties { get; init; } = [];

    internal override DocumentRow Keys() => DocumentRow.Of(Kind, this) with { Name = Name };
}
