using System.Net;
using Fachgruppe.Accounts.Guests;
using Fachgruppe.Boards.Guests;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Boards.Support;

/// <summary>Makes links and guests for tests.</summary>
internal static class GuestPeople
{
    /// <summary>A link onto a board and its address.</summary>
    public static async Task<(GuestLink Link, string Address)> LinkAsync(
        this TestApp app, string board, string role = "notes", int seats = 60, string? code = null, int hours = 8)
    {
        var links = app.Services.GetRequiredService<GuestLinkStore>();
        var link = await links.CreateAsync(new NewGuestLink(board, role, seats, TimeSpan.FromHours(hours), code), await app.PersonAsync());
        return (link, app.Services.GetRequiredService<BoardGuests>().Address(links.TokenOf(link)));
    }

    /// <summary>Lets a visitor onto a board.</summary>
    public static async Task InviteAsync(this TestApp app, WebUser visitor, string board, string role)
    {
        var (_, address) = await app.LinkAsync(board, role);
        using var answer = await visitor.JoinAsync(address, "Kim Lotse");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>The board open in the hands of a new guest.</summary>
    public static async Task<BoardClient> GuestAsync(this TestApp app, string board, string role = "notes")
    {
        using var visitor = WebUser.Visitor(app);
        await app.InviteAsync(visitor, board, role);
        var client = await BoardClient.ConnectAsync(app, null, board, cookie: visitor.Cookie);
        await client.OpenAsync();
        return client;
    }
}
