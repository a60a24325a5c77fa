using System.Data.Common;
using System.Diagnostics;
using Fachgruppe.Accounts.People;
using Fachgruppe.Boards.Journal;
using Fachgruppe.Boards.Votes;
using Fachgruppe.Boards.Wire;

namespace Fachgruppe.Boards.Live;

/// <summary>What happens by time: drags and points at 20 Hz, presence, a look at rights and at what other processes wrote.</summary>
public sealed class LiveTicker(
    Rooms rooms, BoardConnections connections, RightsWatch rights, JournalWriter journal, JournalStore store, VoteTeller votes, IHostApplicationLifetime lifetime, ILogger<LiveTicker> log)
    : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PresenceEvery = TimeSpan.FromMilliseconds(250);
    private const int GreetedAtOnce = 50;
    private static readonly TimeSpan CheckAllEvery = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // Before SignalR closes the connections: it registered earlier, and the last one to register is told first.
        lifetime.ApplicationStopping.Register(SayGoodbye);
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        EveryAsync(Tick, MoveAsync, stoppingToken),
        EveryAsync(PresenceEvery, GreetAsync, stoppingToken),
        EveryAsync(LookEvery, LookAsync, stoppingToken),
        EveryAsync(CheckAllEvery, async () => await rights.CheckAllAsync(await rights.VersionAsync()), stoppingToken));

    private void SayGoodbye()
    {
        foreach (var room in rooms.Open)
        {
            foreach (var connection in room.Connections)
            {
                connection.SendClosed(room.Id, CloseReasons.Shutdown);
            }
        }
    }

    // The machine's own clock: a turned clock in a test must not stop what people see.
    private async Task EveryAsync(TimeSpan period, Func<Task> work, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(period);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                await TryAsync(work);
            }
        }
        catch (OperationCanceledException)
        {
            Debug.Assert(stop.IsCancellationRequested, "Only stopping ends the ticker.");
        }
    }

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (DbException error)
        {
            Failed(log, error);
        }
    }

    private Task MoveAsync()
    {
        foreach (var room in rooms.Open)
        {
            if (room.Traffic.Take(room.State.Sealed) is { } moving)
            {
                var readers = moving.OnlySender is null ? room.Connections : room.Connections.Remove(moving.OnlySender);
                room.Send(readers, "Moving", moving.Message);
            }
        }

        return Task.CompletedTask;
    }

    private async Task GreetAsync()
    {
        foreach (var room in rooms.Open)
        {
            // Each who comes is told to all: the fuller the room, the longer it waits for more to tell.
            var all = room.Connections;
            if (!room.Traffic.TakePeopleChanged(PresenceEvery * (1 + (all.Length / 100))))
            {
                continue;
            }

            var people = all.Select(c => c.Caller.Person).OfType<PersonCard>().GroupBy(p => p.Id, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal).Take(Presence.MostNamed).Select(g => (g.First(), g.Count())).ToList();
            var message = BoardRoom.Message(room.Id, "Presence", new Presence(people, all.Length));
            foreach (var some in all.Chunk(GreetedAtOnce))
            {
                // A thousand copies at once would take memory that the process then keeps.
                Array.ForEach(some, connection => connection.Send(message));
                await Task.Delay(5);
            }
        }
    }

    private async Task LookAsync()
    {
        if (!connections.All.Any())
        {
            return;
        }

        await rights.EnsureFreshAsync();
        var open = rooms.Open.ToList();
        if (open.Count == 0)
        {
            return;
        }

        var seqs = await store.SeqsAsync([.. open.Select(room => room.Id)], CancellationToken.None);
        foreach (var room in open.Where(room => seqs.ContainsKey(room.Id)))
        {
            var (seq, counted) = seqs[room.Id];
            if (seq > room.State.Seq)
            {
                await journal.LoadAsync(room.Id);
            }

            await votes.TellAsync(room, counted);
        }
    }

    private static readonly Action<ILogger, Exception?> Failed =
        LoggerMessage.Define(LogLevel.Warning, new EventId(3, "LookFailed"), "The database could not be looked at; trying again.");
}
