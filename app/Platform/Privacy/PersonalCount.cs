namespace Fachgruppe.Platform.Privacy;

/// <summary>How many things of one kind there are of a person: what somebody sees before erasing an account.</summary>
/// <param name="Key">The kind; <c>privacy.count-{key}.one</c> and <c>.other</c> say it in words.</param>
/// <param name="Number">How many.</param>
/// <param name="Stays">Whether they stay, without a name, when the person goes.</param>
public sealed record PersonalCount(string Key, long Number, bool Stays = false);
