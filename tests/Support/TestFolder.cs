namespace Fachgruppe.Tests.Support;

/// <summary>A folder of a test's own that is gone afterwards.</summary>
public sealed class TestFolder : IDisposable
{
    /// <summary>Its absolute path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("fachgruppe-test-").FullName;

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A file still open elsewhere; the system clears its temporary folder.
        }
    }
}
