namespace Fachgruppe.Platform.Audience;

/// <summary>The kinds of visibility ("Sichtbarkeit") of DESIGN 5.</summary>
public enum AudienceKind
{
    /// <summary>Öffentlich: everybody, signed in or not.</summary>
    Public,

    /// <summary>Mitglieder: everybody who is signed in.</summary>
    Members,

    /// <summary>Nur Verwaltung: members whose organisation is an administration.</summary>
    Administration,

    /// <summary>Nur Beteiligte: the people named.</summary>
    Named,

    /// <summary>Kreis: the members of one circle.</summary>
    Circle,
}

/// <summary>Who sees an object. Written <c>public</c>, <c>members</c>, <c>administration</c>, <c>named</c> or <c>circle:&lt;id&gt;</c>.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="CircleId">The circle's id, exactly when the kind is <see cref="AudienceKind.Circle"/>.</param>
public readonly record struct Audience(AudienceKind Kind, string? CircleId = null)
{
    private const string CirclePrefix = "circle:";

    /// <summary>The column value of <c>audience_kind</c>.</summary>
    public string KindText => Kind.ToString().ToLowerInvariant();

    /// <summary>From the two columns every object carries.</summary>
    public static Audience FromColumns(string kind, string? circleId) =>
        new(Enum.Parse<AudienceKind>(kind, ignoreCase: true), circleId);

    /// <summary>Reads the contract's spelling; false when it is none.</summary>
    public static bool TryParse(string? text, out Audience audience)
    {
        audience = default;
        if (text is null)
        {
            return false;
        }

        if (text.StartsWith(CirclePrefix, StringComparison.Ordinal))
        {
            audience = new Audience(AudienceKind.Circle, text[CirclePrefix.Length..]);
            return Ids.IsId(audience.CircleId);
        }

        var kind = Array.FindIndex(["public", "members", "administration", "named"], name => name == text);
        audience = new Audience(kind < 0 ? default : (AudienceKind)kind);
        return kind >= 0;
    }

    /// <summary>The check that agrees with <see cref="AudienceSql"/>.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="isNamed">Whether the viewer stands among the object's named people.</param>
    /// <param name="objectId">The object, for guests; null for one that does not exist yet.</param>
    public bool Allows(Viewer viewer, bool isNamed, string? objectId = null)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        if (objectId is not null && viewer.Guest?.Roles.ContainsKey(objectId) == true)
        {
            return true;
        }

        return Kind switch
        {
            AudienceKind.Public => true,
            AudienceKind.Members => viewer.IsSignedIn,
            AudienceKind.Administration => viewer.IsSignedIn && viewer.IsAdministration,
            AudienceKind.Named => viewer.IsSignedIn && isNamed,
            AudienceKind.Circle => viewer.IsSignedIn && CircleId is not null && viewer.Circles.Contains(CircleId),
            _ => false,
        };
    }

    /// <summary>The contract's spelling.</summary>
    public override string ToString() => Kind == AudienceKind.Circle ? CirclePrefix + CircleId : KindText;
}
