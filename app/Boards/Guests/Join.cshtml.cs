using Fachgruppe.Accounts;
using Fachgruppe.Accounts.Guests;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Platform.Audience;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Boards.Guests;

/// <summary>Where a guest's link leads: a name, perhaps a code word, and in. Looking at the page changes nothing.</summary>
[AllowAnonymous]
public sealed class JoinModel(
    GuestLinkStore links, GuestStore guests, GuestNames names, GuestCookie cookie, BoardStore boards, Access access, SignInThrottle throttle, TextCatalog texts) : PageModel
{
    /// <summary>The link, null where there is none that holds.</summary>
    public GuestLink? Link { get; private set; }

    /// <summary>The board's title.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Whether somebody with an account is signed in; they need no link, or another account.</summary>
    public bool IsMember => User.PersonId() is not null;

    /// <summary>Whether this browser is a guest of the board already.</summary>
    public bool IsGuest { get; private set; }

    /// <summary>The name as typed.</summary>
    [BindProperty(Name = "name")]
    public string? GuestName { get; set; }

    /// <summary>Shows the form; whoever sees the board already goes there.</summary>
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        if (!await LoadAsync(code, cancel))
        {
            return Gone();
        }

        var viewer = await HttpContext.ViewerAsync();
        IsGuest = viewer.Guest is not null && viewer.Guest.Roles.ContainsKey(Link!.ObjectId);
        return IsMember && await boards.ReadAsync(viewer, Link!.ObjectId, cancel) is not null ? LocalRedirect($"/tafeln/{Link.ObjectId}") : Page();
    }

    /// <summary>Lets the guest in.</summary>
    public async Task<IActionResult> OnPostAsync(string code, [FromForm(Name = "codeword")] string? codeWord, CancellationToken cancel)
    {
        if (!await LoadAsync(code, cancel))
        {
            return Gone();
        }

        if (IsMember)
        {
            return Page();
        }

        var name = GuestNames.Clean(GuestName);
        if (await names.CheckAsync(name, cancel) is var problem and not GuestNameProblem.None)
        {
            ModelState.AddModelError("name", texts["boards.guest-name-" + problem.ToString().ToLowerInvariant()]);
        }

        if (await CodeProblemAsync(codeWord, cancel) is { } wrong)
        {
            ModelState.AddModelError("codeword", texts[wrong]);
        }

        return ModelState.IsValid ? await EnterAsync(name, cancel) : Page();
    }

    /// <summary>The guest leaves; name and place are forgotten.</summary>
    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken cancel)
    {
        if (User.GuestId() is { } guest)
        {
            await guests.LeaveAsync(guest, cancel);
            cookie.Clear(HttpContext);
        }

        return LocalRedirect("/");
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Link = await links.FindAsync(code, cancel);
        var board = Link is null ? null : await boards.ReadAsync(Guest(Link), Link.ObjectId, cancel);
        Title = board?.Title ?? "";
        return board is { ArchivedAt: null };
    }

    // The link is the permission to learn the title.
    private static Viewer Guest(GuestLink link) =>
        Viewer.Visitor with { Guest = new Guest("", new Dictionary<string, string> { [link.ObjectId] = link.Role }) };

    private async Task<string?> CodeProblemAsync(string? codeWord, CancellationToken cancel)
    {
        var (subject, address) = ("guest-link:" + Link!.Id, HttpContext.Connection.RemoteIpAddress);
        if (Link.CodeHash is null)
        {
            return null;
        }

        if (await throttle.WaitAsync(subject, address, cancel) > TimeSpan.Zero)
        {
            return "boards.guest-blocked";
        }

        if (Link.Fits(codeWord))
        {
            return null;
        }

        await throttle.FailedAsync(subject, address, cancel);
        return "boards.guest-code-wrong-word";
    }

    private async Task<IActionResult> EnterAsync(string name, CancellationToken cancel)
    {
        if (await guests.JoinAsync(Link!, name, User.GuestId(), cancel) is not { } guest)
        {
            ModelState.AddModelError("", texts["boards.guest-full"]);
            return Page();
        }

        access.Forget(guest);
        cookie.Set(HttpContext, guest, Link!.ExpiresAt);
        return LocalRedirect($"/tafeln/{Link.ObjectId}{(Link.Role == "notes" && IsPhone ? "/senden" : "")}");
    }

    // The one word that all phones' browsers have in common; a wrong guess costs a tap.
    private bool IsPhone => Request.Headers.UserAgent.ToString().Contains("Mobi", StringComparison.Ordinal);

    private PageResult Gone()
    {
        Link = null;
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
