namespace Fachgruppe.Platform.Cli;

/// <summary>A command cannot do what was asked; the message is for the person at the terminal.</summary>
public sealed class CliException : Exception
{
    /// <summary>Without a message of its own.</summary>
    public CliException()
        : this("The command failed.")
    {
    }

    /// <param name="message">A sentence that says what to do.</param>
    public CliException(string message)
        : base(message)
    {
    }

    /// <param name="message">A sentence that says what to do.</param>
    /// <param name="inner">The cause.</param>
    public CliException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
