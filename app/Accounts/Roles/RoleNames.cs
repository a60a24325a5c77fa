namespace Fachgruppe.Accounts.Roles;

/// <summary>The roles by the program's words, from little to much.</summary>
public static class RoleNames
{
    /// <summary>Everybody who is not signed in.</summary>
    public const string Visitor = "visitor";

    /// <summary>Who came by a link, without an account.</summary>
    public const string Guest = "guest";

    /// <summary>Everybody with an account.</summary>
    public const string Member = "member";

    /// <summary>The Organisationsteam.</summary>
    public const string Organiser = "organiser";

    /// <summary>Who watches that rules are kept.</summary>
    public const string Compliance = "compliance";

    /// <summary>Who runs the instance.</summary>
    public const string Admin = "admin";

    /// <summary>Those that are given to members.</summary>
    public static IReadOnlyList<string> Given { get; } = [Organiser, Compliance, Admin];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Visitor, Guest, Member, .. Given];
}
