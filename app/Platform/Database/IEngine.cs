using System.Data.Common;

namespace Fachgruppe.Platform.Database;

/// <summary>What differs between the engines when a connection opens.</summary>
internal interface IEngine : IAsyncDisposable
{
    /// <summary>Opens a pooled connection with the engine's session settings.</summary>
    ValueTask<DbConnection> OpenAsync(CancellationToken cancel);
}
