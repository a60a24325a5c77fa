using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Fachgruppe.Accounts.People;
using Fachgruppe.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Fachgruppe.Tests.Support;

/// <summary>Somebody with a browser without scripts: follows pages, sends forms with their token.</summary>
public sealed partial class WebUser : IDisposable
{
    private readonly HttpClient _client;

    private WebUser(HttpClient client) => _client = client;

    private WebUser(TestApp app, string language)
    {
        _client = app.Client();
        _client.DefaultRequestHeaders.Add("Accept-Language", language);
    }

    /// <summary>The password of every member here.</summary>
    public const string Password = "ein langes Kennwort";

    /// <summary>The person's id, null for a visitor.</summary>
    public string? Id { get; private init; }

    /// <summary>The guest's cookie as browsers send it, null for others.</summary>
    public string? Cookie { get; private set; }

    /// <summary>The person's mail address, empty for a visitor.</summary>
    public string Email { get; private init; } = "";

    /// <summary>The raw client.</summary>
    public HttpClient Client => _client;

    /// <summary>A visitor.</summary>
    public static WebUser Visitor(TestApp app, string language = "de") => new(app, language);

    /// <summary>A new member who has signed in through the page.</summary>
    /// <param name="app">Where.</param>
    /// <param name="sector">The organisation's kind.</param>
    /// <param name="language">What the browser asks for.</param>
    /// <param name="name">The person's name.</param>
    /// <param name="strong">Whether the session counts as begun with a second factor, so that roles may follow.</param>
    public static async Task<WebUser> MemberAsync(
        TestApp app, string sector = "company", string language = "de", string name = "Probe Person", bool strong = true)
    {
        var email = Guid.NewGuid().ToString("N") + "@example.org";
        await using var scope = app.Services.CreateAsyncScope();
        var person = new Person { Id = Ids.New(), Name = name, Email = email, Sector = sector };
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().CreateAsync(person, Password)).Succeeded);
        var user = new WebUser(app, language) { Id = person.Id, Email = email };
        Assert.Equal(HttpStatusCode.Redirect, (await user.SignInAsync()).StatusCode);
        if (strong)
        {
            await app.Database.WriteAsync((c, t) => c.ExecuteAsync("update sessions set multi_factor = 1 where person_id = @Id", person, t));
        }

        return user;
    }

    /// <summary>The same person at another browser, signed out.</summary>
    public WebUser Elsewhere(TestApp app) => new(app, "de") { Id = Id, Email = Email };

    /// <summary>The same browser, once it is known whose account it has.</summary>
    public async Task<WebUser> KnownAsAsync(TestApp app, string email)
    {
        ArgumentNullException.ThrowIfNull(app);
        var id = await app.Database.ReadAsync(c => c.QuerySingleAsync<string>("select id from people where email = @email", new { email }));
        return new WebUser(_client) { Id = id, Email = email };
    }

    /// <summary>Sends the sign-in form.</summary>
    public Task<HttpResponseMessage> SignInAsync(string password = Password) => PostAsync("/anmelden", "/anmelden", ("email", Email), ("password", password));

    /// <summary>A page's HTML.</summary>
    public Task<string> GetAsync(string path) => _client.GetStringAsync(path, TestContext.Current.CancellationToken);

    /// <summary>The status of a page.</summary>
    public async Task<(HttpStatusCode Status, string Html)> OpenAsync(string path)
    {
        using var answer = await _client.GetAsync(path, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Sends a form with the token of the page that holds it.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        return await PostWithAsync(await TokenAsync(page), action, fields);
    }

    /// <summary>Enters by a guest's link and keeps the cookie.</summary>
    public async Task<HttpResponseMessage> JoinAsync(string link, string name, string codeWord = "")
    {
        ArgumentNullException.ThrowIfNull(link);
        var path = new Uri(link).AbsolutePath;
        var answer = await PostAsync(path, path, ("name", name), ("codeword", codeWord));
        Cookie = answer.Headers.TryGetValues("Set-Cookie", out var cookies)
            ? cookies.Select(cookie => cookie.Split(';')[0]).FirstOrDefault(cookie => cookie.Contains("-guest=", StringComparison.Ordinal)) ?? Cookie
            : Cookie;
        return answer;
    }

    /// <summary>The token of a page's forms.</summary>
    public async Task<string> TokenAsync(string page) => Token().Match(await GetAsync(page)).Groups[1].Value;

    /// <summary>Sends a form without asking for a token first.</summary>
    public Task<HttpResponseMessage> PostWithAsync(string? token, string action, params (string Name, string Value)[] fields)
    {
        var pairs = fields.Select(field => KeyValuePair.Create(field.Name, field.Value));
        var all = token is null ? pairs : pairs.Append(KeyValuePair.Create("__RequestVerificationToken", token));
        return _client.PostAsync(action, new FormUrlEncodedContent(all), TestContext.Current.CancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
