using Fachgruppe.Accounts.People;
using Fachgruppe.Platform.Audience;

namespace Fachgruppe.Boards.Live;

/// <summary>Who calls, as far as boards are concerned.</summary>
/// <param name="Viewer">What audiences ask.</param>
/// <param name="Person">The card others see; null for visitors without a link.</param>
/// <param name="MayRead">False for a token without <c>boards.read</c>.</param>
/// <param name="MayWrite">False for visitors and for a token without <c>boards.write</c>.</param>
/// <param name="Language">For sentences: de or en.</param>
public sealed record Caller(Viewer Viewer, PersonCard? Person, bool MayRead, bool MayWrite, string Language)
{
    /// <summary>A connection that nobody has looked at yet.</summary>
    public static readonly Caller Nobody = new(Viewer.Visitor, null, false, false, "de");
}
