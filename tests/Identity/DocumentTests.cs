using Fachgruppe.Identity.Documents;
using Fachgruppe.Platform.Database;
using Fachgruppe.Tests.Boards.Support;
using Fachgruppe.Tests.Identity.Support;
using Fachgruppe.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Fachgruppe.Tests.Identity;

/// <summary>OpenIddict's stores on our one table, on both engines.</summary>
public sealed class DocumentTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Documents_are_found_by_everything_the_protocol_asks_for(DatabaseEngine engine)
    {
        await using var stage = await ProviderStage.StartAsync(engine);
        await using var scope = stage.App.Services.CreateAsyncScope();
        var (clients, grants, tokens) = Managers(scope.ServiceProvider);
        var (person, client) = (await stage.App.PersonAsync(), (await clients.FindByClientIdAsync("web", Cancel))!);
        var clientId = (await clients.GetIdAsync(client, Cancel))!;
        var grant = await grants.CreateAsync(new OpenIddictAuthorizationDescriptor { ApplicationId = clientId, Subject = person, Status = Statuses.Valid, Type = AuthorizationTypes.AdHoc, Scopes = { "openid" } }, Cancel);
        var grantId = (await grants.GetIdAsync(grant, Cancel))!;
        await tokens.CreateAsync(new OpenIddictTokenDescriptor { ApplicationId = clientId, AuthorizationId = grantId, Subject = person, Status = Statuses.Valid, Type = TokenTypeIdentifiers.AccessToken, ReferenceId = "merkmal", ExpirationDate = DateTimeOffset.UtcNow.AddHours(1) }, Cancel);

        Assert.Equal("Werkzeug web", await clients.GetDisplayNameAsync(client, Cancel));
        Assert.Single(await clients.FindByRedirectUriAsync(ProviderStage.Redirect, Cancel).Take(1).ToListAsync(Cancel));
        Assert.Equal(2, await clients.CountAsync(Cancel));
        Assert.Single(await grants.FindAsync(person, clientId, Statuses.Valid, AuthorizationTypes.AdHoc, ["openid"], Cancel).ToListAsync(Cancel));
        Assert.Empty(await grants.FindAsync(person, null, null, null, ["email"], Cancel).ToListAsync(Cancel));
        Assert.Single(await grants.FindBySubjectAsync(person, Cancel).ToListAsync(Cancel));
        Assert.NotNull(await tokens.FindByReferenceIdAsync("merkmal", Cancel));
        Assert.Null(await tokens.FindByReferenceIdAsync("MERKMAL", Cancel));
        Assert.Single(await tokens.FindByAuthorizationIdAsync(grantId, Cancel).ToListAsync(Cancel));
        Assert.Equal(1, await tokens.RevokeBySubjectAsync(person, Cancel));
        Assert.Equal(0, await tokens.RevokeBySubjectAsync(person, Cancel));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Of_two_who_save_one_document_the_later_is_told(DatabaseEngine engine)
    {
        await using var stage = await ProviderStage.StartAsync(engine);
        await using var scope = stage.App.Services.CreateAsyncScope();
        var (clients, _, _) = Managers(scope.ServiceProvider);
        var (first, second) = ((await clients.FindByClientIdAsync("web", Cancel))!, (await clients.FindByClientIdAsync("web", Cancel))!);

        await clients.UpdateAsync(first, Cancel);

        await Assert.ThrowsAsync<OpenIddictExceptions.ConcurrencyException>(async () => await clients.UpdateAsync(second, Cancel));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_ended_is_forgotten_and_consents_stay(DatabaseEngine engine)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var stage = await ProviderStage.StartAsync(engine, time);
        using var person = await WebUser.MemberAsync(stage.App);
        await stage.TokensAsync(person);
        await stage.TokensAsync(person, ("scope", "openid"));

        await PruneAsync(stage);
        Assert.Equal((3, 5), await CountAsync(stage));
        time.Advance(TimeSpan.FromDays(2));
        await PruneAsync(stage);
        Assert.Equal((2, 1), await CountAsync(stage));
        time.Advance(TimeSpan.FromDays(30));
        await PruneAsync(stage);
        Assert.Equal((1, 0), await CountAsync(stage));
    }

    private static async Task PruneAsync(ProviderStage stage)
    {
        await using var scope = stage.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DocumentPruning>().RunAsync();
    }

    private static async Task<(long Grants, long Tokens)> CountAsync(ProviderStage stage)
    {
        await using var scope = stage.App.Services.CreateAsyncScope();
        var (_, grants, tokens) = Managers(scope.ServiceProvider);
        var kept = await tokens.ListAsync(cancellationToken: Cancel).CountAsync(token => ((IssuedToken)token).Type != TokenTypeIdentifiers.IdentityToken, Cancel);
        return (await grants.CountAsync(Cancel), kept);
    }

    private static (IOpenIddictApplicationManager Clients, IOpenIddictAuthorizationManager Grants, IOpenIddictTokenManager Tokens) Managers(IServiceProvider services) =>
        (services.GetRequiredService<IOpenIddictApplicationManager>(), services.GetRequiredService<IOpenIddictAuthorizationManager>(), services.GetRequiredService<IOpenIddictTokenManager>());
}
