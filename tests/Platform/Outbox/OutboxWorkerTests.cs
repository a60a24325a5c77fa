using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Outbox;
using Fachgruppe.Tests.Support;
using Hangfire;
using Hangfire.InMemory;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Fachgruppe.Tests.Platform.Outbox;

public sealed class OutboxWorkerTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(56));
    private readonly InMemoryStorage _jobs = new();

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_kill_between_sending_and_noting_it_sends_again_under_the_same_id(DatabaseEngine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var outbox = Store(test);
        await AddAsync(test, outbox);
        using var killed = new CancellationTokenSource();
        var first = new Hand(_ =>
        {
            killed.Cancel();
            throw new OperationCanceledException(killed.Token);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Worker(outbox, first).DrainAsync(killed.Token));

        var second = new Hand(_ => { });
        await Worker(outbox, second).DrainAsync(default);
        Assert.Empty(second.Seen);
        _time.Advance(OutboxWorker.Lease);
        await Worker(outbox, second).DrainAsync(default);

        Assert.Equal(first.Seen, second.Seen);
        Assert.Single(second.Seen);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Failures_come_back_later_and_later_until_patience_ends(DatabaseEngine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var outbox = Store(test);
        var review = new OutboxReview(test.Database, outbox, _time);
        await AddAsync(test, outbox);
        var hand = new Hand(_ => throw new OutboxTroubleException(OutboxTrouble.Later, "450 busy"));
        var waits = new List<double>();

        while (hand.Seen.Count < 9)
        {
            await Worker(outbox, hand).DrainAsync(default);
            waits.Add((await outbox.NextDueAsync() - _time.GetUtcNow())!.Value.TotalMinutes);
            _time.Advance(TimeSpan.FromMinutes(waits[^1]));
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60, 60], waits);
        _time.Advance(OutboxWorker.Patience);
        await Worker(outbox, hand).DrainAsync(default);
        Assert.Equal(new OutboxCounts(0, 0, 1, 0), await review.CountAsync());
    }

    [Fact]
    public async Task A_closed_way_out_is_tried_once_a_round_and_not_once_a_row()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseEngine.Sqlite);
        var outbox = Store(test);
        await AddAsync(test, outbox);
        await AddAsync(test, outbox);
        var hand = new Hand(_ => throw new OutboxTroubleException(OutboxTrouble.Closed, "down"));

        await Worker(outbox, hand).DrainAsync(default);

        Assert.Single(hand.Seen);
    }

    [Fact]
    public async Task What_is_due_before_the_next_round_gets_a_waking_of_its_own()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseEngine.Sqlite);
        var outbox = Store(test);
        await AddAsync(test, outbox, _time.GetUtcNow().AddSeconds(20));
        await Worker(outbox, new Hand(_ => { })).DrainAsync(default);
        Assert.Equal(1, _jobs.GetMonitoringApi().ScheduledCount());

        await AddAsync(test, outbox, _time.GetUtcNow().AddHours(1));
        _time.Advance(TimeSpan.FromSeconds(20));
        await Worker(outbox, new Hand(_ => { })).DrainAsync(default);

        Assert.Equal(1, _jobs.GetMonitoringApi().ScheduledCount());
    }

    public void Dispose() => _jobs.Dispose();

    private OutboxStore Store(TestDatabase test) => new(test.Database, new EphemeralDataProtectionProvider(), _time);

    private OutboxWorker Worker(OutboxStore outbox, Hand hand) =>
        new(outbox, [hand], new BackgroundJobClient(_jobs), _time, NullLogger<OutboxWorker>.Instance);

    private static Task AddAsync(TestDatabase test, OutboxStore outbox, DateTimeOffset? due = null) =>
        test.Database.WriteAsync((c, t) => OutboxStore.AddAsync(c, t, outbox.Seal(new NewOutboxItem("test.row", "x", DueAt: due))));

    private sealed class Hand(Action<OutboxItem> does) : IOutboxHandler
    {
        public List<string> Seen { get; } = [];

        public string Sort => "test";

        public Task HandleAsync(OutboxItem item, CancellationToken cancel)
        {
            Seen.Add(item.Id);
            does(item);
            return Task.CompletedTask;
        }
    }
}
