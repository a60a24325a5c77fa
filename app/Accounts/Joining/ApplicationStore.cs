using System.Data.Common;
using Dapper;
using Fachgruppe.Accounts.External;
using Fachgruppe.Accounts.Letters;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Outbox;

namespace Fachgruppe.Accounts.Joining;

/// <summary>What became of a click on „Anfrage bestätigen“.</summary>
public enum ConfirmOutcome
{
    /// <summary>The address is confirmed; a person decides now.</summary>
    Confirmed,

    /// <summary>The address has an account already.</summary>
    HasAccount,

    /// <summary>The link opens nothing any more.</summary>
    Gone,
}

/// <summary>Applications: entered, confirmed by mail, decided by a person.</summary>
public sealed class ApplicationStore(Database database, OutboxStore outbox, InvitationStore invitations, AccountLetters letters, TimeProvider time)
{
    /// <summary>How long the link that confirms the address opens.</summary>
    public static readonly TimeSpan ConfirmWithin = TimeSpan.FromDays(7);

    /// <summary>Enters an application and asks the address to confirm it. Nothing here depends on whether there is an account.</summary>
    public Task ApplyAsync(Newcomer newcomer, string purpose, string sponsor, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(newcomer);
        var secret = SecretLink.New();
        var letter = outbox.Seal(letters.Confirmation(newcomer, secret).ToItem("confirm"));
        return database.WriteAsync(
            async (c, t) =>
            {
                await c.ExecuteAsync(MemberApplication.Insert, Row(Ids.New(), newcomer, purpose, sponsor, secret), t);
                await OutboxStore.AddAsync(c, t, letter);
            },
            cancel: cancel);
    }

    /// <summary>Enters an application of somebody whose address an authority vouches for: nothing is left to confirm.</summary>
    public Task<ConfirmOutcome> ApplyAsync(Newcomer newcomer, string purpose, string sponsor, ExternalIdentity identity, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(identity);
        var (id, secret) = (Ids.New(), SecretLink.New());
        return database.WriteAsync(
            async (c, t) =>
            {
                await c.ExecuteAsync(MemberApplication.Insert, Row(id, newcomer, purpose, sponsor, secret), t);
                await c.ExecuteAsync(ExternalLogin.InsertOfApplication, new { ApplicationId = id, identity.Provider, identity.Issuer, identity.Subject }, t);
                return await ConfirmAsync(c, t, secret);
            },
            cancel: cancel);
    }

    /// <summary>Whether an application that an authority vouched for waits.</summary>
    public async Task<bool> WaitsAsync(ExternalIdentity identity, CancellationToken cancel = default) =>
        await database.ReadAsync(c => c.QuerySingleAsync<long>(MemberApplication.CountOfLogin, identity), cancel) > 0;

    /// <summary>The application a link belongs to while it waits for its confirmation; null for any other link.</summary>
    public async Task<MemberApplication?> FindAsync(string secret, CancellationToken cancel = default)
    {
        var found = await database.ReadAsync(
            c => c.QuerySingleOrDefaultAsync<MemberApplication?>(MemberApplication.ByToken, new { hash = SecretLink.Hash(secret) }), cancel);
        return found is { DecidedAt: null } && (found.ConfirmedAt is not null || found.CreatedAt > time.GetUtcNow() - ConfirmWithin) ? found : null;
    }

    /// <summary>Confirms the address. Only whoever reads its mail learns whether it has an account.</summary>
    public Task<ConfirmOutcome> ConfirmAsync(string secret, CancellationToken cancel = default) =>
        database.WriteAsync((c, t) => ConfirmAsync(c, t, secret), cancel: cancel);

    /// <summary>Those that wait for a decision, the longest first.</summary>
    public async Task<IReadOnlyList<MemberApplication>> WaitingAsync(CancellationToken cancel = default) =>
        [.. await database.ReadAsync(c => c.QueryAsync<MemberApplication>(MemberApplication.Waiting), cancel)];

    /// <summary>Those that were decided lately.</summary>
    public async Task<IReadOnlyList<MemberApplication>> DecidedAsync(CancellationToken cancel = default) =>
        [.. await database.ReadAsync(c => c.QueryAsync<MemberApplication>(MemberApplication.Decided), cancel)];

    /// <summary>How many wait.</summary>
    public Task<long> CountAsync(CancellationToken cancel = default) =>
        database.ReadAsync(c => c.QuerySingleAsync<long>(MemberApplication.CountWaiting), cancel);

    /// <summary>The application by which a person came.</summary>
    public async Task<IReadOnlyList<MemberApplication>> OfPersonAsync(string personId, CancellationToken cancel = default) =>
        [.. await database.ReadAsync(c => c.QueryAsync<MemberApplication>(MemberApplication.OfPerson, new { personId }), cancel)];

    /// <summary>Approves: an invitation goes out, of the sector that the decider found right.</summary>
    /// <returns>False when it was decided already, or is none.</returns>
    public async Task<bool> ApproveAsync(string id, string actor, string sector, string reason, CancellationToken cancel = default)
    {
        if (await FindByIdAsync(id, cancel) is not { } application)
        {
            return false;
        }

        var (newcomer, secret) = (application.Newcomer with { Sector = sector }, SecretLink.New());
        var letter = outbox.Seal(letters.Approval(newcomer, secret, reason).ToItem("approved"));
        async Task InviteAsync(DbConnection c, DbTransaction t)
        {
            var invitation = await invitations.AddAsync(c, t, newcomer, secret, actor);
            await c.ExecuteAsync("update applications set invitation_id = @invitation, sector = @sector where id = @id", new { id, invitation, sector }, t);
        }

        return await DecideAsync(id, actor, approved: true, reason, letter, InviteAsync, cancel);
    }

    /// <summary>Refuses, and says why.</summary>
    /// <returns>False when it was decided already, or is none.</returns>
    public async Task<bool> RefuseAsync(string id, string actor, string reason, CancellationToken cancel = default)
    {
        if (await FindByIdAsync(id, cancel) is not { } application)
        {
            return false;
        }

        var letter = outbox.Seal(letters.Refusal(application.Newcomer, reason).ToItem("refused"));
        return await DecideAsync(id, actor, approved: false, reason, letter, (_, _) => Task.CompletedTask, cancel);
    }

    private async Task<ConfirmOutcome> ConfirmAsync(DbConnection connection, DbTransaction transaction, string secret)
    {
        var now = time.GetUtcNow();
        var parameters = new { hash = SecretLink.Hash(secret), now, oldest = now - ConfirmWithin };
        if (await connection.ExecuteAsync(MemberApplication.Confirm, parameters, transaction) == 0)
        {
            return ConfirmOutcome.Gone;
        }

        await connection.ExecuteAsync(MemberApplication.Supersede, parameters, transaction);
        if (await connection.QuerySingleAsync<long>(MemberApplication.HasAccount, parameters, transaction) == 0)
        {
            return ConfirmOutcome.Confirmed;
        }

        await connection.ExecuteAsync("delete from applications where token_hash = @hash", parameters, transaction);
        return ConfirmOutcome.HasAccount;
    }

    private NewApplication Row(string id, Newcomer newcomer, string purpose, string sponsor, string secret) => new(
        id, newcomer.Email, newcomer.EmailNormalized, newcomer.Name, newcomer.Organisation, newcomer.Sector, purpose, sponsor, newcomer.Language,
        SecretLink.Hash(secret), time.GetUtcNow());

    private Task<MemberApplication?> FindByIdAsync(string id, CancellationToken cancel) =>
        database.ReadAsync(c => c.QuerySingleOrDefaultAsync<MemberApplication?>(MemberApplication.ById, new { id }), cancel);

    private Task<bool> DecideAsync(
        string id, string actor, bool approved, string reason, SealedItem letter, Func<DbConnection, DbTransaction, Task> then, CancellationToken cancel) =>
        database.WriteAsync(
            async (c, t) =>
            {
                var now = time.GetUtcNow();
                if (await c.ExecuteAsync(MemberApplication.Decide, new { id, actor, approved, reason, now }, t) == 0)
                {
                    return false;
                }

                await then(c, t);
                await OutboxStore.AddAsync(c, t, letter);
                await AuditLog.AppendAsync(c, t, now, new(approved ? "application.approved" : "application.refused", actor, null));
                return true;
            },
            cancel: cancel);

    private sealed record NewApplication(
        string Id, string Email, string EmailNormalized, string Name, string Organisation, string Sector, string Purpose, string Sponsor, string Language,
        string Hash, DateTimeOffset Now);
}
