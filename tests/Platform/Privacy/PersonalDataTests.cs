using Dapper;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Privacy;
using Fachgruppe.Tests.Support;
using Fachgruppe.Texts;

namespace Fachgruppe.Tests.Platform.Privacy;

public sealed class PersonalDataTests
{
    private const string Schema = """
        select t.name || '.' || c.name from sqlite_master t join pragma_table_info(t.name) c
        where t.type = 'table' and t.name not like 'sqlite_%'
        """;

    [Fact]
    public async Task Every_column_is_declared_personal_or_impersonal_and_none_is_declared_twice()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseEngine.Sqlite);
        var actual = (await test.Database.ReadAsync(c => c.QueryAsync<string>(Schema))).Order(StringComparer.Ordinal).ToList();

        var declared = PersonalData.Columns.Select(c => $"{c.Table}.{c.Column}")
            .Concat(PersonalData.ImpersonalColumns)
            .Concat(actual.Where(column => PersonalData.ImpersonalTables.Contains(column.Split('.')[0])))
            .Order(StringComparer.Ordinal);

        Assert.Equal(actual, declared);
    }

    [Fact]
    public void The_privacy_page_tells_of_every_column_how_long_it_stays()
    {
        var told = PersonalData.Retentions.ToDictionary(line => line.Retention, line => line.Key);
        var texts = new TextCatalog().Keys("de").ToHashSet();

        Assert.Equal(told.Keys.Order(StringComparer.Ordinal), PersonalData.Columns.Select(column => column.Retention).Distinct().Order(StringComparer.Ordinal));
        Assert.All(told.Values.Concat(PersonalData.KeptElsewhere), key => Assert.True(texts.IsSupersetOf([$"privacy.what-{key}", $"privacy.kept-{key}"]), key));
    }

    [Fact]
    public void Every_personal_column_says_why_and_how_long() =>
        Assert.All(PersonalData.Columns, column =>
        {
            Assert.NotEmpty(column.Purpose);
            Assert.NotEmpty(column.Retention);
        });
}
