namespace Fachgruppe.Platform.Outbox;

/// <summary>Works off one sort of rows. It may be called twice for one row, so doing it again must be recognisable.</summary>
public interface IOutboxHandler
{
    /// <summary>The word before the dot of the kinds it takes.</summary>
    string Sort { get; }

    /// <summary>Does it.</summary>
    /// <exception cref="OutboxTroubleException">It could not be done.</exception>
    Task HandleAsync(OutboxItem item, CancellationToken cancel);
}
