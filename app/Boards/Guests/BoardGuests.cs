using Fachgruppe.Accounts.Guests;
using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Management;
using Fachgruppe.Platform.Audience;

namespace Fachgruppe.Boards.Guests;

/// <summary>Who may let guests onto a board, and on what terms.</summary>
public sealed class BoardGuests(IConfiguration configuration)
{
    /// <summary>How long a link may hold, in hours, the usual one first.</summary>
    public static readonly IReadOnlyList<int> Hours = [8, 24, 24 * 7, 24 * 30];

    /// <summary>The most characters of a code word.</summary>
    public const int LongestCode = 40;

    /// <summary>Whoever moderates the board, as long as it is not in the archive.</summary>
    public static bool MayInvite(Viewer viewer, BoardRow board)
    {
        ArgumentNullException.ThrowIfNull(board);
        return board.ArchivedAt is null && BoardAccess.IsLead(board, viewer);
    }

    /// <summary>The address that guests open; only the configured one is ever shown.</summary>
    public string Address(string token) => $"{(configuration["App:PublicUrl"] ?? "").TrimEnd('/')}/beitreten/{token}";

    /// <summary>Checks what was asked for.</summary>
    public static (NewGuestLink? Link, IReadOnlyList<FieldProblem> Problems) Check(string boardId, string? role, int? hours, int? seats, string? code)
    {
        var problems = new List<FieldProblem>();
        Require(GuestLink.Roles.Contains(role ?? ""), "role");
        Require(hours is { } given && Hours.Contains(given), "hours");
        Require(seats is >= 1 and <= GuestLink.MostSeats, "seats");
        Require((code ?? "").Trim().Length <= LongestCode, "code");
        return problems.Count > 0
            ? (null, problems)
            : (new NewGuestLink(boardId, role!, seats!.Value, TimeSpan.FromHours(hours!.Value), string.IsNullOrWhiteSpace(code) ? null : code.Trim()), problems);

        void Require(bool holds, string field)
        {
            if (!holds)
            {
                problems.Add(new FieldProblem(field, "guest-" + field + "-wrong"));
            }
        }
    }
}
