using Dapper;
using Fachgruppe.Accounts.Roles;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Accounts.Roles;

public sealed class RoleStoreTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_admins_who_take_the_role_from_each_other_at_once_leave_one(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var roles = app.Services.GetRequiredService<RoleStore>();
        var (one, two) = (await app.PersonAsync(), await app.PersonAsync());
        await roles.GiveAsync(one, RoleNames.Admin, null);
        await roles.GiveAsync(two, RoleNames.Admin, one);

        var taken = await Task.WhenAll(roles.TakeAsync(one, RoleNames.Admin, two), roles.TakeAsync(two, RoleNames.Admin, one));

        Assert.Single(taken, done => done);
        Assert.Equal(1, await app.Database.ReadAsync(c => c.QuerySingleAsync<long>("select count(*) from person_roles where role = 'admin'")));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Giving_twice_and_taking_twice_is_told_once_each(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var roles = app.Services.GetRequiredService<RoleStore>();
        var (admin, person) = (await app.PersonAsync(), await app.PersonAsync());

        await roles.GiveAsync(person, RoleNames.Compliance, admin);
        await roles.GiveAsync(person, RoleNames.Compliance, admin);
        Assert.Equal([RoleNames.Compliance], await roles.OfAsync(person));
        Assert.True(await roles.TakeAsync(person, RoleNames.Compliance, admin));
        Assert.True(await roles.TakeAsync(person, RoleNames.Compliance, admin));

        Assert.Empty(await roles.OfAsync(person));
        var told = await app.Database.ReadAsync(c => c.QueryAsync<string>("select kind from log_entries where kind like 'role.%' order by seq"));
        Assert.Equal(["role.given", "role.taken"], told);
    }

    [Fact]
    public async Task Rights_follow_the_table()
    {
        await using var app = await TestApp.StartAsync();
        var roles = app.Services.GetRequiredService<RoleStore>();
        var people = new Dictionary<string, string> { [RoleNames.Member] = await app.PersonAsync() };
        foreach (var role in RoleNames.Given)
        {
            people[role] = await app.PersonAsync();
            await roles.GiveAsync(people[role], role, null);
        }

        foreach (var (role, person) in people)
        {
            foreach (var right in Rights.All)
            {
                Assert.Equal(right.Roles.Contains(role), await roles.MayAsync(person, right.Name));
            }
        }
    }

    [Fact]
    public void Every_given_role_can_do_whatever_members_can() =>
        Assert.All(Rights.All.Where(right => right.Roles.Contains(RoleNames.Member)), right => Assert.Empty(RoleNames.Given.Except(right.Roles)));
}
