using Dapper;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Privacy;

namespace Fachgruppe.Accounts.External;

/// <summary>„Meine Daten“: logins at external authorities.</summary>
public sealed class ExternalRecords(Database database, ExternalLoginStore logins) : IPersonalRecords
{
    /// <inheritdoc/>
    public string Name => "external";

    /// <inheritdoc/>
    public async Task<object> ExportAsync(string personId, CancellationToken cancel) => new
    {
        Logins = (await logins.OfPersonAsync(personId, cancel)).Select(login => new { Authority = login.Provider, login.Issuer, Identifier = login.Subject, login.CreatedAt, login.UsedAt }),
        Applications = (await database.ReadAsync(
            c => c.QueryAsync<(string Provider, string Issuer, string Subject)>(ExternalLogin.OfApplications, new { personId }), cancel))
            .Select(login => new { Authority = login.Provider, login.Issuer, Identifier = login.Subject }),
    };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PersonalCount>> CountAsync(string personId, CancellationToken cancel) =>
        [new("external", (await logins.OfPersonAsync(personId, cancel)).Count)];
}
