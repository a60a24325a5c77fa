namespace Fachgruppe.Boards.Import;

/// <summary>A file cannot be read; the text is <c>import.{Code}</c>.</summary>
/// <param name="code">Stable word for what is wrong.</param>
/// <param name="line">The line of the file, or the number of the thing in it, from 1; null where none is to blame.</param>
public sealed class ImportException(string code, long? line = null) : Exception(code)
{
    /// <summary>Stable word for what is wrong.</summary>
    public string Code { get; } = code;

    /// <summary>The line of the file, or the number of the thing in it, from 1; null where none is to blame.</summary>
    public long? Line { get; } = line;
}
