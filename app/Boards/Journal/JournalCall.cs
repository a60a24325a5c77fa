using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Wire;

namespace Fachgruppe.Boards.Journal;

/// <summary>Operations of one sender on their way to the journal, or none: then the board is only brought up to date.</summary>
/// <param name="boardId">The board.</param>
/// <param name="actor">The person or guest.</param>
/// <param name="operations">As read, refused ones included.</param>
/// <param name="role">Asked right before the operations are decided.</param>
/// <param name="answerAtOnce">
/// Whether what follows the answer may run on the journal's own time: only where that is no more than handing the
/// receipts to a connection. Answers of one connection then leave together.
/// </param>
public sealed class JournalCall(
    string boardId, string? actor, IReadOnlyList<ReadOperation> operations, Func<BoardRole> role, bool answerAtOnce = false)
{
    private readonly TaskCompletionSource<Receipt[]> _answer =
        new(answerAtOnce ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly string?[] _digests = [.. operations.Select(o => o.Operation is null ? null : OperationDigest.Of(o.Operation))];

    /// <summary>The board.</summary>
    public string BoardId { get; } = boardId;

    /// <summary>The person or guest.</summary>
    public string? Actor { get; } = actor;

    /// <summary>As read, refused ones included.</summary>
    public IReadOnlyList<ReadOperation> Operations { get; } = operations;

    /// <summary>The receipts, once everything is committed or refused.</summary>
    public Task<Receipt[]> Answer => _answer.Task;

    /// <summary>What the sender may do by now.</summary>
    public BoardRole Role() => role();

    /// <summary>The digest of a well-formed operation.</summary>
    public string Digest(int index) => _digests[index] ?? "";

    /// <summary>Answers the sender.</summary>
    public void Complete(Receipt[] receipts) => _answer.TrySetResult(receipts);

    /// <summary>Answers the sender with one refusal for every well-formed operation.</summary>
    public void Refuse(Refusal refusal) => Complete(Refused(refusal));

    /// <summary>One refusal for every well-formed operation; malformed ones keep their own.</summary>
    public Receipt[] Refused(Refusal refusal) => [.. Operations.Select(o => new Receipt(o.OpId, 0, o.Refusal ?? refusal))];
}
