using System.Data.Common;
using Fachgruppe.Accounts.People;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Votes;
using Fachgruppe.Boards.Wire;

namespace Fachgruppe.Boards.Journal;

/// <summary>One board's part of a batch. It works on copies: the room moves on only after the commit.</summary>
internal sealed class BoardBatch(JournalStore store, VoteStore votes, BallotStore ballots, BoardRoom room, IReadOnlyList<JournalCall> calls, long at)
{
    private readonly List<AppliedOperation> _missed = [];
    private readonly List<JournalEntry> _entries = [];
    private readonly List<(JournalCall Call, Receipt[] Receipts)> _answers = [];
    private BoardState _state = room.State;
    private (BoardState Snapshot, List<AppliedOperation> After)? _loaded;

    private Dictionary<string, StoredReceipt> _receipts = [];
    private readonly Dictionary<string, Operation> _entitled = new(StringComparer.Ordinal);
    private VoteBatch? _votes;

    public string BoardId => room.Id;

    /// <summary>Reads what memory lacks, decides, and writes what was accepted.</summary>
    public async Task WriteAsync(DbConnection connection, DbTransaction transaction, BoardHead? head)
    {
        if (head is null || head.DeletedAt is not null)
        {
            RefuseAll(new(Codes.NotFound, RefusalReason.Unknown, "board"));
            return;
        }

        await CatchUpAsync(connection, transaction, head);
        var opIds = calls.SelectMany(c => c.Operations).Where(o => o.Operation is not null).Select(o => o.OpId!).Distinct().ToArray();
        if (opIds.Length == 0)
        {
            RefuseAll(new(Codes.Invalid, RefusalReason.NotAnOperation));
            return;
        }

        await EntitleAsync(connection, transaction);
        _receipts = await store.ReceiptsAsync(connection, transaction, BoardId, opIds);
        _votes = await VoteBatch.OpenAsync(votes, ballots, connection, transaction, head, _state, [.. calls.SelectMany(c => c.Operations).Select(o => o.Operation).OfType<Operation>()], at);
        foreach (var call in calls)
        {
            _answers.Add((call, Decide(call, head)));
        }

        await AppendAsync(connection, transaction, head);
    }

    /// <summary>After the commit: the room moves on, the senders get their receipts, everybody else the operations.</summary>
    /// <returns>How many deliveries that made.</returns>
    public int Publish(long timestamp)
    {
        if (_loaded is { } loaded)
        {
            var state = BoardReducer.Apply(loaded.Snapshot, loaded.After);
            room.Load(loaded.Snapshot, loaded.After, state, timestamp);
        }

        var deliveries = room.Advance(_state, [.. _missed, .. _entries.Select(e => e.Applied)]);
        foreach (var (call, receipts) in _answers)
        {
            call.Complete(receipts);
        }

        return deliveries;
    }

    private async Task CatchUpAsync(DbConnection connection, DbTransaction transaction, BoardHead head)
    {
        if (!room.IsLoaded)
        {
            var loaded = await JournalStore.LoadAsync(connection, transaction, BoardId, head.Seq);
            _loaded = loaded;
            _state = BoardReducer.Apply(loaded.Snapshot, loaded.After);
        }
        else if (_state.Seq < head.Seq)
        {
            _missed.AddRange(await JournalStore.OperationsAsync(connection, transaction, BoardId, _state.Seq, head.Seq));
            _state = BoardReducer.Apply(_state, _missed);
        }

        if (_state.Seq != head.Seq)
        {
            throw new InvalidDataException($"Board {BoardId} stands at {head.Seq}, but its journal reaches {_state.Seq}.");
        }
    }

    // Who belongs to which organisation is settled when a decision opens; the rules know nothing of people.
    private async Task EntitleAsync(DbConnection connection, DbTransaction transaction)
    {
        foreach (var operation in calls.SelectMany(c => c.Operations).Select(o => o.Operation).OfType<Operation>())
        {
            if (operation is { Type: OperationType.VotingAdd, Fields.Voting: { Eligible: { } people } voting })
            {
                var organisations = await PeopleStore.OrganisationsAsync(connection, transaction, people);
                var known = people.Distinct().Where(organisations.ContainsKey).ToList();
                var units = known.Select(person => voting.Per == "organisation" ? organisations[person] ?? person : person);
                _entitled[operation.OpId] = operation with { Fields = operation.Fields with { Voting = voting with { Eligible = [.. known], Units = [.. units] } } };
            }
        }
    }

    private Receipt[] Decide(JournalCall call, BoardHead head)
    {
        var role = head.ArchivedAt is null ? call.Role() : BoardRole.Read;
        if (role == BoardRole.Read)
        {
            return call.Refused(new(Codes.Forbidden, RefusalReason.ReadOnly));
        }

        var receipts = new Receipt[call.Operations.Count];
        for (var i = 0; i < receipts.Length; i++)
        {
            var (opId, operation, refusal) = call.Operations[i];
            receipts[i] = operation is null ? new(opId, 0, refusal) : Decide(operation, call.Digest(i), call.Actor, role);
        }

        return receipts;
    }

    private Receipt Decide(Operation operation, string digest, string? actor, BoardRole role)
    {
        if (_receipts.TryGetValue(operation.OpId, out var first))
        {
            return first.Digest == digest
                ? new(operation.OpId, first.Seq, null)
                : new(operation.OpId, 0, new(Codes.OpIdReused, RefusalReason.OpIdReused));
        }

        if (BoardRoles.Check(role, _state, operation, actor) is { } forbidden)
        {
            return new(operation.OpId, 0, forbidden);
        }

        if (operation.Type.IsVote())
        {
            return _votes!.Decide(operation, actor, _state);
        }

        var (state, applied, refusal) = BoardRules.Apply(_state, _entitled.GetValueOrDefault(operation.OpId, operation), actor, at, _state.Seq + 1);
        if (applied is null)
        {
            return new(operation.OpId, 0, refusal);
        }

        _votes?.Follow(applied, _state);
        _state = state;
        _entries.Add(new(BoardId, applied, digest));
        _receipts[operation.OpId] = new(operation.OpId, applied.Seq, digest);
        return new(operation.OpId, applied.Seq, null);
    }

    private async Task AppendAsync(DbConnection connection, DbTransaction transaction, BoardHead head)
    {
        if (_votes is not null)
        {
            await _votes.WriteAsync(connection, transaction);
        }

        if (_entries.Count == 0)
        {
            return;
        }

        await JournalStore.AppendAsync(connection, transaction, _entries);
        await JournalStore.AdvanceAsync(connection, transaction, BoardId, _entries[^1].Applied);
        if (_entries.Any(e => e.Applied.Operation is { Type: OperationType.BoardSet, Fields: var fields } && (fields.Title ?? fields.Description) is not null))
        {
            await JournalStore.DescribeAsync(connection, transaction, BoardId, _state.Title ?? head.Title, _state.Description ?? head.Description);
        }
    }

    private void RefuseAll(Refusal refusal) => _answers.AddRange(calls.Select(call => (call, call.Refused(refusal))));
}
