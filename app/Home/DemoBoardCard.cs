namespace Fachgruppe.Home;

/// <summary>The public board the guest's start page points at.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Frames">How many Bereiche it has.</param>
/// <param name="Notes">How many notes hang on it.</param>
public sealed record DemoBoardCard(string Id, string Title, long Frames, long Notes);
