using System.Data.Common;
using Dapper;

namespace Fachgruppe.Platform.Health;

/// <summary><c>/healthz/live</c>: the process answers. <c>/healthz/ready</c>: it can save.</summary>
public static class Health
{
    private const string Probe = """
        insert into health_probe (id, at) values (1, @at) on conflict (id) do update set at = excluded.at
        """;

    /// <summary>Maps both for everybody; they tell nothing but a word.</summary>
    public static void MapHealth(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet("/healthz/live", () => Results.Text("ok")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/healthz/ready", ReadyAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(
        Database.Database database, TimeProvider time, IHostApplicationLifetime lifetime, HttpContext context)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return Results.Text("stopping", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        try
        {
            await database.WriteAsync(
                (connection, transaction) => connection.ExecuteAsync(Probe, new { at = time.GetUtcNow() }, transaction),
                cancel: context.RequestAborted);
            return Results.Text("ready");
        }
        catch (DbException)
        {
            return Results.Text("cannot save", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
