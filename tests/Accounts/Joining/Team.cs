using Fachgruppe.Accounts.Roles;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Accounts.Joining;

/// <summary>Somebody from the Organisationsteam.</summary>
internal static class Team
{
    public static async Task<WebUser> TeamAsync(this TestApp app, string role = "organiser", string name = "Orga Nisatorin")
    {
        var user = await WebUser.MemberAsync(app, name: name);
        await app.Database.WriteAsync((c, t) => RoleStore.GiveAsync(c, t, user.Id!, role, null, DateTimeOffset.UtcNow));
        return user;
    }

    /// <summary>An answer's HTML.</summary>
    public static async Task<string> HtmlAsync(this HttpResponseMessage answer) =>
        System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
