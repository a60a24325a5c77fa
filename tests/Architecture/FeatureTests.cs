using System.Text.RegularExpressions;

namespace Fachgruppe.Tests.Architecture;

/// <summary>Features use the platform and each other's stores: never each other's tables, never in a circle.</summary>
public sealed partial class FeatureTests
{
    /// <summary>Who may name a table in SQL. A table missing here fails the test below.</summary>
    private static readonly Dictionary<string, string[]> Owners = new(StringComparer.Ordinal)
    {
        ["schema_migrations"] = ["Platform"],
        ["rights_version"] = ["Platform"],
        ["log_heads"] = ["Platform"],
        ["log_entries"] = ["Platform"],
        ["log_names"] = ["Platform"],
        ["log_details"] = ["Platform"],
        ["health_probe"] = ["Platform"],
        ["outbox"] = ["Platform"],
        ["audience_people"] = ["Boards", "Platform"],
        // Audiences ask for a person's sector and circles in every lookup.
        ["people"] = ["Accounts", "Platform"],
        ["circle_members"] = ["Circles", "Platform"],
        ["circles"] = ["Circles"],
        ["organisations"] = ["Members"],
        ["person_roles"] = ["Accounts"],
        ["invitations"] = ["Accounts"],
        ["applications"] = ["Accounts"],
        ["password_resets"] = ["Accounts"],
        ["form_counts"] = ["Accounts"],
        ["welcomes"] = ["Accounts"],
        ["exports"] = ["Accounts"],
        ["sessions"] = ["Accounts"],
        ["api_tokens"] = ["Accounts"],
        ["passkeys"] = ["Accounts"],
        ["authenticators"] = ["Accounts"],
        ["external_logins"] = ["Accounts"],
        ["application_logins"] = ["Accounts"],
        ["recovery_codes"] = ["Accounts"],
        ["used_tickets"] = ["Accounts"],
        ["sign_in_failures"] = ["Accounts"],
        ["data_protection_keys"] = ["Accounts"],
        ["guest_links"] = ["Accounts"],
        ["guests"] = ["Accounts"],
        ["guest_seats"] = ["Accounts"],
        ["identity_documents"] = ["Identity"],
        ["identity_keys"] = ["Identity"],
        ["boards"] = ["Boards"],
        ["board_roles"] = ["Boards"],
        ["board_votes"] = ["Boards"],
        ["board_vote_log"] = ["Boards"],
        ["board_ballots"] = ["Boards"],
        ["board_tallies"] = ["Boards"],
        ["board_ops"] = ["Boards"],
        ["board_snapshots"] = ["Boards"],
    };

    [Fact]
    public void Every_table_has_an_owner_and_only_the_owner_names_it_in_sql()
    {
        var tables = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "migrations"), "*.sql")
            .SelectMany(file => CreatedTable().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Append("schema_migrations")
            .Distinct()
            .ToList();
        var strangers =
            from file in SourceTree.CSharp
            from Match match in NamedTable().Matches(file.Text)
            let table = match.Groups[1].Value
            where tables.Contains(table) && !OwnersOf(table).Contains(SourceTree.FeatureOf(file.Path))
            select $"{file.Path} names {table}";

        Assert.NotEmpty(tables);
        Assert.Empty(strangers.Distinct());
    }

    [Fact]
    public void No_features_import_each_other_in_a_circle()
    {
        var uses = SourceTree.CSharp
            .Where(file => SourceTree.FeatureOf(file.Path).Length > 0)
            .GroupBy(file => SourceTree.FeatureOf(file.Path))
            .ToDictionary(
                feature => feature.Key,
                feature => feature.SelectMany(file => Import().Matches(file.Text).Select(match => match.Groups[1].Value))
                    .Where(other => other != feature.Key)
                    .ToHashSet());

        var circles = uses.Keys.Where(feature => Reaches(uses, feature, feature, [])).ToList();

        Assert.Empty(circles);
    }

    [Fact]
    public void The_platform_knows_no_feature()
    {
        var imports = SourceTree.CSharp.Where(file => SourceTree.FeatureOf(file.Path) == "Platform")
            .SelectMany(file => Import().Matches(file.Text).Select(match => match.Groups[1].Value).Where(name => name != "Platform").Select(name => $"{file.Path} imports {name}"));

        Assert.Empty(imports);
    }

    private static string[] OwnersOf(string table) => Owners.TryGetValue(table, out var owners) ? owners : [];

    private static bool Reaches(Dictionary<string, HashSet<string>> uses, string from, string target, HashSet<string> seen) =>
        uses.TryGetValue(from, out var others)
        && others.Any(other => other == target || (seen.Add(other) && Reaches(uses, other, target, seen)));

    [GeneratedRegex(@"create table (?:if not exists )?(\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex CreatedTable();

    [GeneratedRegex(@"\b(?:from|join|into|update|table)\s+(?:if not exists\s+)?([a-z_]+)\b")]
    private static partial Regex NamedTable();

    [GeneratedRegex(@"^using (?:\w+ = )?Fachgruppe\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Import();
}
