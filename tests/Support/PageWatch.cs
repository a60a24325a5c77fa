using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Fachgruppe.Tests.Support;

/// <summary>Looks over a page's shoulder: errors in the console, requests to strangers, answers that failed.</summary>
public sealed class PageWatch
{
    private readonly IPage _page;
    private readonly ConcurrentQueue<string> _problems = new();

    private PageWatch(IPage page, Uri home)
    {
        _page = page;
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Note(true, $"exception: {error}");
        page.Request += (_, request) => Note(IsStranger(request.Url, home), $"request to {request.Url}");
        page.Response += (_, answer) => Note(answer.Status >= 500, $"{answer.Status} from {answer.Url}");
    }

    /// <summary>Begins to watch.</summary>
    public static PageWatch On(IPage page, TestApp app)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(app);
        return new PageWatch(page, app.Address);
    }

    /// <summary>What was seen so far.</summary>
    public IReadOnlyList<string> Problems => [.. _problems];

    /// <summary>axe's violations (WCAG 2.2 A and AA, best practices), one line each: rule, place, help.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        var result = await _page.RunAxe(new AxeRunOptions());
        return [.. result.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {string.Join(' ', n.Target)}: {v.Help}"))];
    }

    /// <summary>By how many pixels the page is wider than the window.</summary>
    public Task<int> OverflowAsync() => _page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    private static bool IsStranger(string url, Uri home) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https" or "ws" or "wss") && uri.Authority != home.Authority;

    private void Note(bool isProblem, string text)
    {
        if (isProblem)
        {
            _problems.Enqueue(text);
        }
    }
}
