using System.Diagnostics;
using System.Globalization;
using Fachgruppe.Platform.Markdown;

namespace Fachgruppe.Tests.Platform.Markdown;

public sealed class MarkdownTextTests
{
    private static readonly MarkdownText Text = new();

    [Theory]
    [InlineData("de", "Hinweis")]
    [InlineData("en", "Note")]
    public void A_highlighted_block_is_titled_in_the_readers_language(string language, string title)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = new CultureInfo(language);
            Assert.Contains($"<p class=\"markdown-alert-title\">{title}</p>", new MarkdownText().Render("> [!NOTE]\n> Text").Html, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Theory]
    [InlineData("**fett** und ~~weg~~", "<p><strong>fett</strong> und <del>weg</del></p>")]
    [InlineData("- [ ] offen\n- [x] fertig", "type=\"checkbox\"")]
    [InlineData("> [!NOTE]\n> Hinweis", "markdown-alert-note")]
    [InlineData("|a|b|\n|-|-|\n|1|2|", "<table>")]
    [InlineData("Stimmt![^1]\n\n[^1]: Quelle", "Stimmt!<a")]
    [InlineData("A. Müller leitet", "<p>A. Müller leitet</p>")]
    [InlineData("Preis {brutto}", "<p>Preis {brutto}</p>")]
    [InlineData("[intern](/tafeln/5#x)", "href=\"/tafeln/5#x\"")]
    [InlineData("https://www.schleswig-holstein.de", "rel=\"nofollow noopener\"")]
    public void What_people_write_reads_as_they_mean_it(string markdown, string expected) =>
        Assert.Contains(expected, Text.Render(markdown).Html, StringComparison.Ordinal);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](java&Tab;script:alert(1))")]
    [InlineData("[x](java&#10;script:alert(1))")]
    [InlineData("[x](data:text/html,<script>alert(1)</script>)")]
    [InlineData("[x](vbscript:msgbox)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![x](https://fremd.example/zaehler.png)")]
    [InlineData("![x](//fremd.example/zaehler.png)")]
    [InlineData("![x](data:image/svg+xml,<svg onload=alert(1)>)")]
    [InlineData("# T {onclick=alert(1)}\n")]
    [InlineData("[a]: javascript:alert(1)\n\n[a]")]
    [InlineData("<form action=/abmelden><input type=submit></form>")]
    [InlineData("<iframe src=//x></iframe><style>*{}</style><svg><a href=javascript:1>")]
    public void Nothing_that_is_written_can_run_or_load_from_elsewhere(string markdown)
    {
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Text.Render(markdown).Html);

        Assert.Empty(document.QuerySelectorAll("script,img,iframe,style,svg,form,object,base,meta,link"));
        var attributes = document.All.SelectMany(element => element.Attributes).ToList();
        Assert.DoesNotContain(attributes, a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name is "style" or "action" or "formaction");
        Assert.DoesNotContain(attributes, a => a.Name == "href" && !a.Value.StartsWith('/'));
    }

    [Fact]
    public void Headings_stand_below_the_pages_own_and_have_unique_ids()
    {
        var html = Text.Render("# Größe\n\n# Groesse\n\n# Größe\n\n# Groesse 2\n\n# location\n\n# ???").Html;

        Assert.Contains("<h2 id=\"s-groesse\">", html, StringComparison.Ordinal);
        var ids = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(6, ids.Distinct().Count());
        Assert.All(ids, id => Assert.StartsWith("s-", id, StringComparison.Ordinal));
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { new string('a', 70_000), "too_long" },
        { string.Concat(Enumerable.Repeat("# a\n", 10_000)), "too_many_headings" },
        { "|" + string.Concat(Enumerable.Repeat("a|", 3_000)) + "\n|" + string.Concat(Enumerable.Repeat("-|", 3_000)), "table_too_wide" },
        { "|a|b|\n|-|-|\n" + string.Concat(Enumerable.Repeat("|a|b|\n", 900)), "table_too_long" },
        { string.Concat(Enumerable.Repeat("> ", 20_000)) + "x", "too_deep" },
        { string.Concat(Enumerable.Repeat("- ", 10_000)) + "x", "too_deep" },
        { new string('[', 30_000), "too_much" },
        { new string('*', 30_000) + "a", "too_much" },
        { string.Concat(Enumerable.Repeat("*a_", 15_000)), "too_much" },
        { string.Concat(Enumerable.Repeat("[a](", 10_000)), "too_much" },
        { string.Concat(Enumerable.Range(0, 900).Select(i => $"[r{i}]: /x\n")), "too_many_references" },
    };

    [Theory, MemberData(nameof(Hostile))]
    public void A_text_that_would_cost_too_much_is_refused_at_once_and_says_why(string markdown, string code)
    {
        var watch = Stopwatch.StartNew();

        var result = Text.Render(markdown);

        Assert.Equal(code, result.Problem?.Code);
        Assert.Empty(result.Html);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 1_000);
    }

    [Fact]
    public void Deep_nesting_over_many_lines_ends_in_a_message_and_never_in_an_error()
    {
        var nested = string.Join('\n', Enumerable.Range(0, 250).Select(level => new string(' ', 2 * Math.Min(level, 38)) + "- x"));

        var result = Text.Render(nested);

        Assert.True(result.Problem is null || result.Problem.Code == "too_deep");
    }

    [Fact]
    public void Characters_that_turn_the_reading_direction_are_dropped() =>
        Assert.DoesNotContain('\u202E', Text.Render("[bank.de\u202Ekcatta](https://x.example)").Html);
}
