using Fachgruppe.Accounts.Roles;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Admin.Pages;

/// <summary>„Protokoll“: what happened to accounts and rights, and whether the chain is unbroken.</summary>
[NeedsRight(Rights.Log)]
public sealed class LogModel(AuditLog log, LogReader reader, LocalTime clock, TextCatalog texts) : PageModel
{
    private const int PerPage = 50;

    /// <summary>Only entries before this one.</summary>
    [FromQuery(Name = "vor")]
    public long Before { get; set; } = long.MaxValue;

    /// <summary>Only this kind; empty for all.</summary>
    [FromQuery(Name = "art")]
    public string? Kind { get; set; }

    /// <summary>Entries, the newest first.</summary>
    public IReadOnlyList<LogLine> Lines { get; private set; } = [];

    /// <summary>The kinds there are.</summary>
    public IReadOnlyList<string> Kinds { get; private set; } = [];

    /// <summary>What a look at the whole chain found.</summary>
    public LogVerdict Verdict { get; private set; } = new(0, null);

    /// <summary>The address of older entries, or null.</summary>
    public string? Older { get; private set; }

    /// <summary>Reads a page and verifies the chain.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        Kinds = await reader.KindsAsync(cancel);
        Verdict = await log.VerifyAsync(cancel);
        var found = await reader.PageAsync(Before, Kind ?? "", PerPage + 1, cancel);
        Lines = [.. found.Take(PerPage)];
        Older = found.Count > PerPage ? $"/verwaltung/protokoll?vor={Lines[^1].Seq}&art={Uri.EscapeDataString(Kind ?? "")}" : null;
    }

    /// <summary>A kind in words.</summary>
    public string InWords(string kind) => texts.Has($"admin.kind-{kind}") ? texts[$"admin.kind-{kind}"] : kind;

    /// <summary>A person in words: the name, or what is left of it.</summary>
    public string Person(string? id, string? name) => name ?? texts[id is null ? "admin.program" : "admin.former"];

    /// <summary>A moment in words.</summary>
    public string Local(long at) => texts["shell.date-time", clock.At(at)];
}
