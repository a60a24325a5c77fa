namespace Fachgruppe.Platform.Privacy;

/// <summary>A feature's part in "Meine Daten": what it keeps that a person wrote or did.</summary>
public interface IPersonalRecords
{
    /// <summary>The key in the export, camelCase.</summary>
    string Name { get; }

    /// <summary>What there is, ready for JSON.</summary>
    Task<object> ExportAsync(string personId, CancellationToken cancel);

    /// <summary>How much of it goes and stays when the person is erased.</summary>
    Task<IReadOnlyList<PersonalCount>> CountAsync(string personId, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<PersonalCount>>([]);
}
