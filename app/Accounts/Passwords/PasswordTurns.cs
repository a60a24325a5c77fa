namespace Fachgruppe.Accounts.Passwords;

/// <summary>The queue of password checks: one a processor, and those who wait hold neither memory nor a thread.</summary>
public sealed class PasswordTurns : IDisposable
{
    private readonly SemaphoreSlim _turns = new(Environment.ProcessorCount);

    /// <summary>Does a check when it is its turn.</summary>
    public async Task<T> TakeAsync<T>(Func<Task<T>> check, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(check);
        await _turns.WaitAsync(cancel);
        try
        {
            return await check();
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();
}
