using Dapper;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Outbox;
using Fachgruppe.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;

namespace Fachgruppe.Tests.Platform.Outbox;

public sealed class OutboxStoreTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(56));

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_row_rolled_back_with_its_business_never_leaves(DatabaseEngine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var outbox = Store(test);

        await Assert.ThrowsAsync<InvalidOperationException>(() => test.Database.WriteAsync(async (c, t) =>
        {
            await OutboxStore.AddAsync(c, t, outbox.Seal(new NewOutboxItem("mail.test", "x")));
            throw new InvalidOperationException();
        }));

        Assert.Null(await outbox.ClaimAsync(Lease));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_rows_with_one_key_become_one(DatabaseEngine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var outbox = Store(test);

        Assert.True(await AddAsync(test, outbox, "one", "key"));
        Assert.False(await AddAsync(test, outbox, "two", "key"));
        Assert.True(await AddAsync(test, outbox, "three"));
        Assert.True(await AddAsync(test, outbox, "four"));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Nobody_gets_a_row_before_it_is_due_or_while_somebody_else_holds_it(DatabaseEngine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var outbox = Store(test);
        await test.Database.WriteAsync((c, t) => OutboxStore.AddAsync(c, t, outbox.Seal(new NewOutboxItem("mail.test", "x", DueAt: _time.GetUtcNow().AddHours(1)))));

        Assert.Null(await outbox.ClaimAsync(Lease));
        Assert.Equal(_time.GetUtcNow().AddHours(1), await outbox.NextDueAsync());
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(("x", 1L), await outbox.ClaimAsync(Lease) is { } item ? (item.Payload, item.Attempts) : default);
        Assert.Null(await outbox.ClaimAsync(Lease));
        Assert.Null(await outbox.NextDueAsync());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Whoever_lost_the_lease_can_no_longer_end_the_row(DatabaseEngine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var outbox = Store(test);
        await AddAsync(test, outbox, "x");
        var late = await outbox.ClaimAsync(Lease);
        _time.Advance(Lease);
        var second = await outbox.ClaimAsync(Lease);

        Assert.Equal(late!.Id, second!.Id);
        Assert.False(await outbox.DoneAsync(late));
        Assert.False(await outbox.RetryAsync(late, _time.GetUtcNow(), "late"));
        Assert.False(await outbox.FailAsync(late, "late"));
        Assert.True(await outbox.DoneAsync(second));
        Assert.False(await outbox.DoneAsync(second));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Many_hands_never_take_the_same_row(DatabaseEngine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var outbox = Store(test);
        for (var i = 0; i < 40; i++)
        {
            await AddAsync(test, outbox, "x");
        }

        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var mine = new List<string>();
            while (await outbox.ClaimAsync(Lease) is { } item)
            {
                mine.Add(item.Id);
            }

            return mine;
        })));

        Assert.Equal(40, taken.SelectMany(ids => ids).Distinct().Count());
        Assert.Equal(40, taken.Sum(ids => ids.Count));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_a_row_says_is_unreadable_while_it_waits_and_gone_when_it_is_done(DatabaseEngine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var outbox = Store(test);
        await AddAsync(test, outbox, "geheimes Wort");
        var waiting = await PayloadAsync(test);

        await outbox.DoneAsync((await outbox.ClaimAsync(Lease))!);

        Assert.DoesNotContain("geheim", waiting, StringComparison.Ordinal);
        Assert.Null(await PayloadAsync(test));
        _time.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, await outbox.ForgetAsync(_time.GetUtcNow() - TimeSpan.FromDays(30)));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Given_up_rows_show_and_start_anew_when_a_person_says_so(DatabaseEngine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var outbox = Store(test);
        var review = new OutboxReview(test.Database, outbox, _time);
        await AddAsync(test, outbox, "x");
        await outbox.FailAsync((await outbox.ClaimAsync(Lease))!, "550 no such user");

        var troubled = Assert.Single(await review.TroubledAsync());
        Assert.Equal(("x", "550 no such user", 1L), (troubled.Payload, troubled.LastError, troubled.Attempts));
        Assert.Equal(new OutboxCounts(0, 0, 1, 0), await review.CountAsync());
        Assert.Null(await outbox.ClaimAsync(Lease));
        Assert.True(await review.AgainAsync(troubled.Id));
        Assert.Equal(1, (await outbox.ClaimAsync(Lease))!.Attempts);
        Assert.False(await review.AgainAsync("somebody else's"));
    }

    private OutboxStore Store(TestDatabase test) => new(test.Database, new EphemeralDataProtectionProvider(), _time);

    private static Task<bool> AddAsync(TestDatabase test, OutboxStore outbox, string payload, string? key = null) =>
        test.Database.WriteAsync((c, t) => OutboxStore.AddAsync(c, t, outbox.Seal(new NewOutboxItem("mail.test", payload, DedupKey: key))));

    private static Task<string?> PayloadAsync(TestDatabase test) =>
        test.Database.ReadAsync(c => c.QuerySingleAsync<string?>("select payload from outbox"));
}
