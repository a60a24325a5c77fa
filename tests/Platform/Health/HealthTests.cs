using System.Net;
using Fachgruppe.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Fachgruppe.Tests.Platform.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task A_server_that_cannot_save_is_alive_but_not_ready_and_recovers()
    {
        await using var app = await TestApp.StartAsync();
        using var client = app.Client();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/healthz/ready"));

        await using (var other = new SqliteConnection($"Data Source={Path.Combine(app.DataFolder, "fachgruppe.db")};Pooling=False"))
        {
            await other.OpenAsync();
            await using var locked = other.BeginTransaction();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(client, "/healthz/ready"));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/healthz/live"));
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/healthz/ready"));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
