namespace Fachgruppe.Platform.Audience;

/// <summary>Who looks, as far as audiences are concerned.</summary>
/// <param name="PersonId">The person's id, or null for a visitor.</param>
/// <param name="IsAdministration">Whether the person belongs to an administration.</param>
/// <param name="Circles">Ids of the circles the person is a member of.</param>
public sealed record Viewer(string? PersonId, bool IsAdministration, IReadOnlySet<string> Circles)
{
    /// <summary>Somebody who is not signed in.</summary>
    public static readonly Viewer Visitor = new(null, false, new HashSet<string>());

    /// <summary>The guest, where a visitor came by a link.</summary>
    public Guest? Guest { get; init; }

    /// <summary>The roles that the person was given on the platform.</summary>
    public IReadOnlySet<string> Roles { get; init; } = new HashSet<string>();

    /// <summary>Whom contributions belong to: the person's or the guest's id, or null for a visitor.</summary>
    public string? ActorId => PersonId ?? Guest?.Id;

    /// <summary>True for a person with an account.</summary>
    public bool IsSignedIn => PersonId is not null;
}
