using Fachgruppe.Boards.Journal;
using Fachgruppe.Boards.Votes;
using Fachgruppe.Boards.Wire;
using Fachgruppe.Platform.Privacy;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace Fachgruppe.Boards.Live;

/// <summary>Registers the live boards and maps the hub.</summary>
public static class BoardEngineSetup
{
    /// <summary>Adds stores, journal, rooms and hub.</summary>
    public static void AddBoardEngine(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(BoardLimits.From(builder.Configuration));
        services.AddSingleton<BoardStore>();
        services.AddSingleton<JournalStore>();
        services.AddSingleton<VoteStore>();
        services.AddSingleton<BallotStore>();
        services.AddSingleton<VoteTeller>();
        services.AddSingleton<Snapshots>();
        services.AddSingleton<IPersonalRecords, BoardRecords>();
        services.AddSingleton<IPersonalRecords, VoteRecords>();
        services.AddSingleton<Rooms>();
        services.AddSingleton<PersonCards>();
        services.AddSingleton<Callers>();
        services.AddSingleton<BoardConnections>();
        services.AddSingleton<HubLifetimeManager<BoardHub>>(s => s.GetRequiredService<BoardConnections>());
        services.AddSingleton<RightsWatch>();
        services.AddSingleton<JournalWriter>();
        services.AddSingleton<BoardEngine>();
        services.AddSingleton<LiveBoards>();
        services.AddHostedService<LiveTicker>();
        services
            .AddSignalR(hub =>
            {
                hub.MaximumReceiveMessageSize = BoardLimits.MessageBytes;
                hub.MaximumParallelInvocationsPerClient = BoardLimits.ParallelCalls;
                hub.StatefulReconnectBufferSize = 0;
            })
            .AddJsonProtocol(json => WireFormats.ConfigureJson(json.PayloadSerializerOptions))
            .AddMessagePackProtocol(pack => pack.SerializerOptions = WireFormats.MessagePack);
    }

    /// <summary>Maps the hub and the two parts of the API that equal it.</summary>
    public static void MapBoardEngine(this WebApplication app)
    {
        app.MapConnections(BoardHub.Path, new HttpConnectionDispatcherOptions(), connections => connections
            .Use(next => connection =>
            {
                connection.Transport = new TwoEnds(connection.Transport.Input, new WholeMessageWriter(connection.Transport.Output));
                return next(connection);
            })
            .UseHub<BoardHub>()).AllowAnonymous();
        app.MapBoardLiveApi();
    }
}
