using System.Globalization;
using System.Text.Json;
using Fachgruppe.Accounts;
using Fachgruppe.Accounts.OwnData;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Privacy;
using Fachgruppe.Tests.Support;
using Fachgruppe.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Accounts.OwnData;

public sealed class CompletenessTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_column_that_is_promised_is_handed_out(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var member = await WebUser.MemberAsync(app);
        var canaries = new Canaries(member.Id!);
        await canaries.FillAsync(app);

        var json = (await ExportAsync(app, member.Id!)).GetRawText();

        var promised = PersonalData.Columns.Where(column => column.InExport).Select(column => $"{column.Table}.{column.Column}");
        Assert.Empty(promised.Except(canaries.Expected.Keys));
        Assert.Empty(canaries.Expected.Where(canary => !json.Contains(canary.Value, StringComparison.Ordinal)).Select(canary => $"{canary.Key}: {canary.Value}"));
    }

    [Theory, InlineData("de"), InlineData("en")]
    public async Task The_readable_part_has_a_word_for_everything_and_runs_nothing(string language)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.Find(language)!.Culture;
        await using var app = await TestApp.StartAsync();
        using var member = await WebUser.MemberAsync(app, name: "<script>alert(1)</script>");
        var plain = await ExportAsync(app, member.Id!);
        var readable = app.Services.GetRequiredService<ReadableExport>();
        Assert.Contains("&lt;script&gt;", readable.Write(plain), StringComparison.Ordinal);
        var canaries = new Canaries(member.Id!);
        await canaries.FillAsync(app);
        var data = await ExportAsync(app, member.Id!);

        var html = readable.Write(data);

        Assert.Contains($"<html lang=\"{language}\">", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<a ", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http://", html, StringComparison.OrdinalIgnoreCase);
        var words = canaries.Expected.Values.Where(value => value.StartsWith("kanarie", StringComparison.Ordinal));
        Assert.Equal([], words.Where(word => !html.Contains(word, StringComparison.Ordinal)));
        var texts = app.Services.GetRequiredService<TextCatalog>();
        Assert.Equal([], Names(data).Distinct().Where(name => !texts.Has("privacy.field-" + name)));
    }

    private static async Task<JsonElement> ExportAsync(TestApp app, string person)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var export = await scope.ServiceProvider.GetRequiredService<AccountExport>().CreateAsync(person, (_, _) => Task.CompletedTask);
        return JsonSerializer.SerializeToElement(export, JsonSerializerOptions.Web);
    }

    // An operation's fields are the protocol's.
    private static IEnumerable<string> Names(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject()
            .SelectMany(field => field.Name == "operation" ? ["operation"]
                : field.Name is "records" or "exportedAt" ? Names(field.Value)
                : Names(field.Value).Prepend(field.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Names),
        _ => [],
    };
}
