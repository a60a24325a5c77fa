using MessagePack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fachgruppe.Benchmarks.Servers;

/// <summary>The first reference: SignalR with MessagePack as its documentation shows it. It stores nothing and checks nothing.</summary>
internal static class RelayServer
{
    public static async Task<int> RunAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddSignalR().AddMessagePackProtocol();
        var app = builder.Build();
        app.UseWebSockets();
        app.MapHub<RelayHub>("/hubs/board");
        await app.RunAsync();
        return 0;
    }
}

/// <summary>Sends every move to everybody in its group.</summary>
public sealed class RelayHub : Hub
{
    private static long _seq;

    /// <summary>Joins a group.</summary>
    public Task Open(string board, long? afterSeq) => Groups.AddToGroupAsync(Context.ConnectionId, board + afterSeq);

    /// <summary>Passes moves on.</summary>
    public async Task<RelayReceipt[]> Apply(string board, RelayOperation[] ops)
    {
        foreach (var op in ops)
        {
            op.Seq = Interlocked.Increment(ref _seq);
            op.Actor = "01900000-0000-7000-8000-000000000000";
            op.At = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        }

        await Clients.Group(board).SendAsync("Applied", board, new RelayFrame { From = ops[0].Seq, To = ops[^1].Seq, Ops = ops });
        return [.. ops.Select(op => new RelayReceipt { OpId = op.OpId, Seq = op.Seq })];
    }
}

/// <summary>A frame in the product's shape.</summary>
[MessagePackObject]
public sealed class RelayFrame
{
    /// <summary>First seq.</summary>
    [Key("from")]
    public long From { get; set; }

    /// <summary>Last seq.</summary>
    [Key("to")]
    public long To { get; set; }

    /// <summary>The moves.</summary>
    [Key("ops")]
    public RelayOperation[] Ops { get; set; } = [];
}

/// <summary>A move in the product's shape.</summary>
[MessagePackObject]
public sealed class RelayOperation
{
    /// <summary>Place in the order.</summary>
    [Key("seq")]
    public long Seq { get; set; }

    /// <summary>Operation id.</summary>
    [Key("opId")]
    public string OpId { get; set; } = "";

    /// <summary>Person id.</summary>
    [Key("actor")]
    public string Actor { get; set; } = "";

    /// <summary>Unix ms.</summary>
    [Key("at")]
    public long At { get; set; }

    /// <summary>note.set</summary>
    [Key("type")]
    public string Type { get; set; } = "";

    /// <summary>Note id.</summary>
    [Key("id")]
    public string Id { get; set; } = "";

    /// <summary>The writer.</summary>
    [Key("x")]
    public int X { get; set; }

    /// <summary>The number of the move.</summary>
    [Key("y")]
    public int Y { get; set; }
}

/// <summary>A receipt in the product's shape.</summary>
[MessagePackObject]
public sealed class RelayReceipt
{
    /// <summary>Operation id.</summary>
    [Key("opId")]
    public string OpId { get; set; } = "";

    /// <summary>Place in the order.</summary>
    [Key("seq")]
    public long Seq { get; set; }
}
