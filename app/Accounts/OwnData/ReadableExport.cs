using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Fachgruppe.Platform;
using Fachgruppe.Texts;

namespace Fachgruppe.Accounts.OwnData;

/// <summary>Somebody's data as one page: headings and tables, every word encoded, no scripts, nothing from elsewhere.</summary>
public sealed class ReadableExport(TextCatalog texts, LocalTime clock)
{
    private const string Style = """
        :root{color-scheme:light dark;--line:light-dark(#d5d9d8,#33475a);--dim:light-dark(#f3f1ea,#132434)}
        body{max-width:70rem;margin:0 auto;padding:1.5rem;background:light-dark(#fdfcf8,#0a1622);color:light-dark(#16283a,#e6edf3);
        font:1rem/1.55 "Segoe UI",Helvetica,Arial,sans-serif}
        h1,h2,h3,h4{line-height:1.25;margin:2em 0 .6em;overflow-wrap:anywhere}h1{margin-top:.5em}h2{border-top:2px solid var(--line);padding-top:1em}
        .wide{overflow-x:auto}table{border-collapse:collapse;width:100%}
        th,td{padding:.45rem .75rem;border:1px solid var(--line);text-align:start;vertical-align:top;overflow-wrap:anywhere}
        th{background:var(--dim)}thead th{white-space:nowrap}tbody th{width:14rem}td{min-width:7rem;white-space:pre-line}
        @media print{body{max-width:none}.wide{overflow:visible}}
        """;

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The page, in the language of the current culture.</summary>
    public string Write(JsonElement data)
    {
        var page = new StringBuilder();
        var title = Html.Encode(texts["privacy.title"]);
        var made = texts["privacy.file-lead", texts["shell.date-time", clock.At(data.GetProperty("exportedAt").GetDateTimeOffset())]];
        page.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="{TextCatalog.Current.Code}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{title}</title><style>{Style}</style></head><body><main><h1>{title}</h1><p>{Html.Encode(made)}</p>

            """);
        foreach (var (name, value) in Areas(data))
        {
            Section(page, name, value, 2);
        }

        return page.Append("</main></body></html>\n").ToString();
    }

    /// <summary>The word for a field of the export; its own name where nobody has found one.</summary>
    public string Label(string name) => texts.Has("privacy.field-" + name) ? texts["privacy.field-" + name] : name;

    private static IEnumerable<(string Name, JsonElement Value)> Areas(JsonElement data) =>
        data.EnumerateObject().Where(area => area.Name != "exportedAt").SelectMany(area => area.Name == "records"
            ? area.Value.EnumerateObject().Select(record => (record.Name, record.Value))
            : [(area.Name, area.Value)]);

    private void Section(StringBuilder page, string name, JsonElement value, int level)
    {
        Heading(page, Label(name), level);
        Body(page, name, value, level);
    }

    private static void Heading(StringBuilder page, string words, int level) =>
        page.Append(CultureInfo.InvariantCulture, $"<h{level}>{Html.Encode(words)}</h{level}>\n");

    private void Body(StringBuilder page, string name, JsonElement value, int level)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            Fields(page, name, value, level);
        }
        else if (value.ValueKind != JsonValueKind.Array)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>{Cell(name, value)}</p>\n");
        }
        else if (value.GetArrayLength() == 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>{Html.Encode(texts["privacy.file-none"])}</p>\n");
        }
        else if (value[0].ValueKind != JsonValueKind.Object)
        {
            page.Append("<ul>").AppendJoin("", value.EnumerateArray().Select(item => $"<li>{Cell(name, item)}</li>")).Append("</ul>\n");
        }
        else if (value.EnumerateArray().SelectMany(item => item.EnumerateObject()).Any(field => IsTable(field.Value)))
        {
            foreach (var item in value.EnumerateArray())
            {
                Heading(page, item.TryGetProperty("title", out var title) ? title.ToString() : Label(name), Math.Min(level + 1, 6));
                Fields(page, name, item, level + 1);
            }
        }
        else
        {
            Rows(page, name, value);
        }
    }

    private void Fields(StringBuilder page, string name, JsonElement item, int level)
    {
        var plain = item.EnumerateObject().Where(field => !IsTable(field.Value) && field.Value.ValueKind != JsonValueKind.Object).ToList();
        if (plain.Count > 0)
        {
            Begin(page, name);
            page.Append("<tbody>");
            foreach (var field in plain)
            {
                page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Html.Encode(Label(field.Name))}</th><td>{Cell(field.Name, field.Value)}</td></tr>");
            }

            page.Append("</tbody></table></div>\n");
        }

        foreach (var field in item.EnumerateObject().Where(field => IsTable(field.Value) || field.Value.ValueKind == JsonValueKind.Object))
        {
            Section(page, field.Name, field.Value, Math.Min(level + 1, 6));
        }
    }

    private void Rows(StringBuilder page, string name, JsonElement items)
    {
        var columns = items.EnumerateArray().SelectMany(item => item.EnumerateObject().Select(field => field.Name)).Distinct().ToList();
        Begin(page, name);
        page.Append("<thead><tr>").AppendJoin("", columns.Select(column => $"<th scope=\"col\">{Html.Encode(Label(column))}</th>")).Append("</tr></thead><tbody>");
        foreach (var item in items.EnumerateArray())
        {
            page.Append("<tr>")
                .AppendJoin("", columns.Select(column => $"<td>{(item.TryGetProperty(column, out var value) ? Cell(column, value) : "")}</td>"))
                .Append("</tr>\n");
        }

        page.Append("</tbody></table></div>\n");
    }

    private void Begin(StringBuilder page, string name) =>
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"{Html.Encode(Label(name))}\"><table>");

    private static bool IsTable(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && (value.GetArrayLength() == 0 || value[0].ValueKind == JsonValueKind.Object);

    private string Cell(string name, JsonElement value) => Html.Encode(Words(name, value));

    private string Words(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "–",
        JsonValueKind.True => texts["privacy.yes"],
        JsonValueKind.False => texts["privacy.no"],
        JsonValueKind.Array => value.GetArrayLength() == 0 ? "–" : string.Join(", ", value.EnumerateArray().Select(item => Words(name, item))),
        // An operation's fields are the words of the protocol.
        JsonValueKind.Object => string.Join(" · ", value.EnumerateObject().Select(field => $"{field.Name}: {Words(field.Name, field.Value)}")),
        JsonValueKind.String when IsMoment(name) && value.TryGetDateTimeOffset(out var moment) => texts["shell.date-time", clock.At(moment)],
        _ => value.ToString(),
    };

    private static bool IsMoment(string name) =>
        name is "at" || name.EndsWith("At", StringComparison.Ordinal) || name.EndsWith("Since", StringComparison.Ordinal);
}
