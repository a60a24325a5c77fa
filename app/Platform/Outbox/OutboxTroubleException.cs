namespace Fachgruppe.Platform.Outbox;

/// <summary>What a failure means for the row and for those behind it.</summary>
public enum OutboxTrouble
{
    /// <summary>This row may succeed later.</summary>
    Later,

    /// <summary>Nothing would succeed now: the way out itself is closed.</summary>
    Closed,

    /// <summary>This row will never succeed as it is.</summary>
    Never,
}

/// <summary>A row could not be worked off; the message is for administrators and holds no address.</summary>
public sealed class OutboxTroubleException : Exception
{
    /// <summary>Without a reason of its own.</summary>
    public OutboxTroubleException()
        : this(OutboxTrouble.Later, "It failed.")
    {
    }

    /// <param name="message">The reason.</param>
    public OutboxTroubleException(string message)
        : this(OutboxTrouble.Later, message)
    {
    }

    /// <param name="message">The reason.</param>
    /// <param name="inner">The cause.</param>
    public OutboxTroubleException(string message, Exception inner)
        : this(OutboxTrouble.Later, message, inner)
    {
    }

    /// <param name="trouble">What it means.</param>
    /// <param name="message">The reason.</param>
    /// <param name="inner">The cause.</param>
    public OutboxTroubleException(OutboxTrouble trouble, string message, Exception? inner = null)
        : base(message, inner) => Trouble = trouble;

    /// <summary>What it means.</summary>
    public OutboxTrouble Trouble { get; }
}
