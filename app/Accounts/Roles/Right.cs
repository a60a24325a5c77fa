using Fachgruppe.Platform.Audience;

namespace Fachgruppe.Accounts.Roles;

/// <summary>Something that somebody may do here.</summary>
/// <param name="Name">The program's word, e.g. <c>log.read</c>.</param>
/// <param name="Roles">Who may: words of <see cref="RoleNames.All"/>.</param>
public sealed record Right(string Name, params IReadOnlyList<string> Roles);

/// <summary>Every right, in the order of the table that <c>/verwaltung/rechte</c> shows; endpoints name theirs from here.</summary>
public static class Rights
{
    /// <summary>Entering the administration.</summary>
    public const string Administration = "administration.enter";

    /// <summary>Inviting people to become members.</summary>
    public const string Invite = "members.invite";

    /// <summary>Deciding on applications.</summary>
    public const string Decide = "members.decide";

    /// <summary>Moderating every board one sees: settings, roles, guests, phases.</summary>
    public const string Moderate = "boards.moderate";

    /// <summary>Reading and verifying the log of accounts and rights.</summary>
    public const string Log = "log.read";

    /// <summary>Looking after mail that does not arrive.</summary>
    public const string Mail = "mail.review";

    /// <summary>Watching background jobs.</summary>
    public const string Jobs = "jobs.watch";

    /// <summary>Managing applications that sign in here.</summary>
    public const string Clients = "clients.manage";

    /// <summary>Giving and taking roles.</summary>
    public const string Roles = "roles.give";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Right> All { get; } =
    [
        new("public.read", [RoleNames.Visitor, RoleNames.Guest, RoleNames.Member, .. RoleNames.Given]),
        new("boards.linked", RoleNames.Guest),
        new("boards.use", [RoleNames.Member, .. RoleNames.Given]),
        new("account.own", [RoleNames.Member, .. RoleNames.Given]),
        new(Administration, RoleNames.Organiser, RoleNames.Compliance, RoleNames.Admin),
        new(Invite, RoleNames.Organiser, RoleNames.Admin),
        new(Decide, RoleNames.Organiser, RoleNames.Admin),
        new(Moderate, RoleNames.Organiser, RoleNames.Admin),
        new(Log, RoleNames.Compliance, RoleNames.Admin),
        new(Mail, RoleNames.Admin),
        new(Jobs, RoleNames.Admin),
        new(Clients, RoleNames.Admin),
        new(Roles, RoleNames.Admin),
    ];

    /// <summary>Whether a viewer has a right.</summary>
    public static bool Allows(Viewer viewer, string right)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var allowed = Find(right).Roles;
        return viewer.IsSignedIn && (allowed.Contains(RoleNames.Member) || viewer.Roles.Any(allowed.Contains));
    }

    /// <summary>The right of that name.</summary>
    /// <exception cref="InvalidOperationException">There is none: a mistake in the program.</exception>
    public static Right Find(string name) => All.First(right => right.Name == name);
}
