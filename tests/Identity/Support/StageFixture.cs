using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Identity.Support;

/// <summary>One provider for the many refusals of a class, with two people.</summary>
public sealed class StageFixture : IAsyncLifetime
{
    /// <summary>The provider.</summary>
    public ProviderStage Stage { get; private set; } = null!;

    /// <summary>Somebody who agreed to everything <c>web</c> asks for.</summary>
    public WebUser Person { get; private set; } = null!;

    /// <summary>Somebody else, who agreed to nothing.</summary>
    public WebUser Other { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Stage = await ProviderStage.StartAsync();
        await Stage.ClientAsync("other", false, "openid profile email offline_access boards.read");
        await Stage.ClientAsync("narrow", false, "openid");
        (Person, Other) = (await WebUser.MemberAsync(Stage.App), await WebUser.MemberAsync(Stage.App));
        await ProviderStage.CodeAsync(Person);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Person.Dispose();
        Other.Dispose();
        await Stage.DisposeAsync();
    }
}
