using System.IO.Pipelines;

namespace Fachgruppe.Boards.Live;

/// <summary>
/// Puts each message into one piece of memory. A pipe would cut it into pieces of 4 KB, and the WebSocket transport
/// sends every piece by itself: a busy board's frame of 30 KB would cost each reader eight system calls.
/// </summary>
internal sealed class WholeMessageWriter(PipeWriter inner) : PipeWriter
{
    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    public override long UnflushedBytes => inner.UnflushedBytes;

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        source.Span.CopyTo(inner.GetSpan(source.Length));
        inner.Advance(source.Length);
        return inner.FlushAsync(cancellationToken);
    }

    public override void Advance(int bytes) => inner.Advance(bytes);

    public override Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);
}

/// <summary>A connection's two ends.</summary>
/// <param name="Input">What comes.</param>
/// <param name="Output">What goes.</param>
internal sealed record TwoEnds(PipeReader Input, PipeWriter Output) : IDuplexPipe;
