using Dapper;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Accounts.Joining;

/// <summary>Deletes what is no longer needed of people who asked to join.</summary>
public sealed class JoiningRetention(Database database, TimeProvider time, ILogger<JoiningRetention> log)
{
    /// <summary>How long decided applications and ended invitations stay.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Looks through everything and leaves no trace of what it deletes.</summary>
    public async Task RunAsync()
    {
        var now = time.GetUtcNow();
        var gone = await database.WriteAsync(async (c, t) =>
        {
            var applications = await c.ExecuteAsync(
                MemberApplication.Forget, new { unconfirmed = now - ApplicationStore.ConfirmWithin, decided = now - Kept }, t);
            var invitations = await c.ExecuteAsync(Invitation.Forget, new { before = now - Kept }, t);
            await c.ExecuteAsync("delete from password_resets where expires_at <= @now", new { now }, t);
            await c.ExecuteAsync("delete from form_counts where ends_at <= @now", new { now }, t);
            return applications + invitations;
        });
        if (gone > 0)
        {
            await database.ForgetDeletedAsync();
            log.LogInformation("Deleted {Rows} applications and invitations whose time was over", gone);
        }
    }
}
