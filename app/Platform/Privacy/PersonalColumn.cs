namespace Fachgruppe.Platform.Privacy;

/// <summary>What happens to a personal column when its person asks to be erased.</summary>
public enum Erasure
{
    /// <summary>The row goes with the person.</summary>
    Deleted,

    /// <summary>The value is cleared; the rest of the row stays for others.</summary>
    Cleared,

    /// <summary>It stays for the group, and the random id beside it leads to nobody any more.</summary>
    Unlinked,
}

/// <summary>Why a column with personal data exists and how it ends.</summary>
/// <param name="Table">Table name.</param>
/// <param name="Column">Column name.</param>
/// <param name="Purpose">What it is needed for.</param>
/// <param name="Retention">How long it stays.</param>
/// <param name="InExport">Whether "Meine Daten" hands it out; secrets are not handed out.</param>
/// <param name="Erasure">What erasing the person does to it.</param>
public sealed record PersonalColumn(string Table, string Column, string Purpose, string Retention, bool InExport, Erasure Erasure);
