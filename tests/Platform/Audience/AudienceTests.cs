using CsCheck;
using Dapper;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Audience;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Support;
using AudienceOf = Fachgruppe.Platform.Audience.Audience;

namespace Fachgruppe.Tests.Platform.Audience;

public sealed class AudienceTests
{
    private static readonly string[] Sectors = ["administration", "company", "science", "association"];

    /// <summary>One random world: a person (or a visitor), an object, and how they are related.</summary>
    private sealed record World(bool SignedIn, string Sector, AudienceKind Kind, bool IsNamed, bool InCircle, bool InOtherCircle, GuestOf Guest);

    private enum GuestOf
    {
        Nothing,
        This,
        Another,
        Both,
    }

    private static readonly Gen<World> Worlds = Gen.Select(
        Gen.Bool, Gen.Int[0, 3].Select(i => Sectors[i]), Gen.Enum<AudienceKind>(), Gen.Bool, Gen.Bool, Gen.Bool, Gen.Enum<GuestOf>(),
        (signedIn, sector, kind, named, circle, other, guest) => new World(signedIn, sector, kind, named, circle, other, guest));

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_predicate_and_the_check_always_agree(DatabaseEngine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await test.Database.WriteAsync((c, t) => c.ExecuteAsync(
            "create table things (id text primary key, audience_kind text not null, audience_circle text)", transaction: t));
        var viewers = new ViewerStore(test.Database);

        await Worlds.SampleAsync(
            async world =>
            {
                var (thing, person, circle) = await ArrangeAsync(test, world);
                var viewer = Invite(await viewers.LoadAsync(world.SignedIn ? person : null), world.Guest, thing);
                var sql = await SeesAsync(test, viewer, thing);
                var check = new AudienceOf(world.Kind, world.Kind == AudienceKind.Circle ? circle : null)
                    .Allows(viewer, viewer.IsSignedIn && world.IsNamed, thing);
                Assert.Equal(check, sql);
            },
            iter: 250,
            threads: 1);
    }

    [Theory]
    [InlineData("public"), InlineData("members"), InlineData("administration"), InlineData("named")]
    [InlineData("circle:0198c0de-0000-7000-8000-000000000001")]
    public void The_contracts_spelling_survives_a_round_trip(string text)
    {
        Assert.True(AudienceOf.TryParse(text, out var audience));
        Assert.Equal(text, audience.ToString());
        Assert.Equal(audience, AudienceOf.FromColumns(audience.KindText, audience.CircleId));
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("Public"), InlineData("circle:"), InlineData("circle:x"), InlineData("everyone"), InlineData("circle")]
    public void Anything_else_is_no_audience(string? text) => Assert.False(AudienceOf.TryParse(text, out _));

    private static Viewer Invite(Viewer viewer, GuestOf guest, string thing)
    {
        string[] objects = guest switch { GuestOf.This => [thing], GuestOf.Another => [Ids.New()], GuestOf.Both => [Ids.New(), thing], _ => [] };
        return viewer.IsSignedIn || objects.Length == 0 ? viewer : viewer with { Guest = new Guest(Ids.New(), objects.ToDictionary(id => id, _ => "read")) };
    }

    private static Task<(string Thing, string Person, string Circle)> ArrangeAsync(TestDatabase test, World world) =>
        test.Database.WriteAsync(async (connection, transaction) =>
        {
            var (thing, person, circle, other) = (Ids.New(), Ids.New(), Ids.New(), Ids.New());
            await connection.ExecuteAsync(
                """
                insert into people (id, name, email, email_normalized, sector, security_stamp, created_at)
                values (@person, 'Demo', @person, @person, @Sector, '', 0)
                """,
                new { person, world.Sector }, transaction);
            await connection.ExecuteAsync(
                "insert into circles (id, slug, name, created_at) values (@id, @id, 'Demo', 0)", new[] { new { id = circle }, new { id = other } }, transaction);
            await connection.ExecuteAsync(
                "insert into things values (@thing, @kind, @in_circle)",
                new { thing, kind = new AudienceOf(world.Kind).KindText, in_circle = world.Kind == AudienceKind.Circle ? circle : null }, transaction);
            await AddAsync(world.IsNamed, "insert into audience_people values (@a, @b)", thing);
            await AddAsync(world.InCircle, "insert into circle_members values (@a, @b)", circle);
            await AddAsync(world.InOtherCircle, "insert into circle_members values (@a, @b)", other);
            return (thing, person, circle);

            Task AddAsync(bool wanted, string sql, string to) =>
                wanted ? connection.ExecuteAsync(sql, new { a = to, b = person }, transaction) : Task.CompletedTask;
        });

    private static Task<bool> SeesAsync(TestDatabase test, Viewer viewer, string thing) => test.Database.ReadAsync(async c =>
        await c.QuerySingleAsync<long>(
            $"select count(*) from things t where t.id = @thing and {AudienceSql.Visible("t")}",
            new { thing, viewer_id = AudienceSql.ViewerId(viewer) }) == 1);
}
