using Fachgruppe.Identity.Documents;
using Fachgruppe.Identity.Keys;
using Fachgruppe.Identity.Protocol;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Fachgruppe.Identity;

/// <summary>What this provider speaks: OpenID Connect with the code flow, PKCE by S256, and nothing that is weaker.</summary>
internal static class ProviderOptions
{
    /// <summary>Where the protocol lives.</summary>
    public const string Folder = "/connect";

    /// <summary>Where people are asked.</summary>
    public const string Authorize = Folder + "/authorize";

    /// <summary>Where people sign out.</summary>
    public const string EndSession = Folder + "/endsession";

    /// <summary>How long the tokens of one sign-in last, however often they are refreshed.</summary>
    public static readonly TimeSpan RefreshLife = TimeSpan.FromDays(30);

    /// <summary>Says which session an id token belongs to, without naming it.</summary>
    public const string SessionClaim = "sid";

    private static readonly TimeSpan CodeLife = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AccessLife = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan RequestLife = TimeSpan.FromMinutes(10);

    public static void AddOpenIddict(this WebApplicationBuilder builder, EmbeddedProvider provider) => builder.Services.AddOpenIddict()
        .AddCore(AddStores)
        .AddServer(server =>
        {
            SetEndpoints(server, provider);
            SetFlows(server);
            SetLives(server);
            server.WriteIssuer(provider.Issuer);
            AuthorizationErrors.AddTo(server);
            OnceEach.AddTo(server);
            OneUseTokens.AddTo(server);
            ScopeLimits.AddTo(server);
            OwnTokens.AddTo(server);
            server.AddClientCredentials();
            UserInfo.AddTo(server);
            ReturnedTokens.AddTo(server);
            var web = server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough().EnableErrorPassthrough();
            if (builder.Environment.IsDevelopment())
            {
                web.DisableTransportSecurityRequirement();
            }
        })
        .AddValidation(validation =>
        {
            validation.UseLocalServer();
            validation.UseAspNetCore().DisableAccessTokenExtractionFromQueryString().DisableAccessTokenExtractionFromBodyForm();
            validation.EnableTokenEntryValidation();
            validation.EnableAuthorizationEntryValidation();
        });

    /// <summary>Gives the keys of the ring to the server whenever its options are made.</summary>
    public static void AddKeys(this IServiceCollection services) => services.AddOptions<OpenIddictServerOptions>().Configure<KeyRing>((options, ring) =>
    {
        options.SigningCredentials.AddRange(ring.Current.Signing.Select(key => new SigningCredentials(key, SecurityAlgorithms.RsaSha256)));
        options.EncryptionCredentials.AddRange(ring.Current.Encryption.Select(
            key => new EncryptingCredentials(key, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512)));
    });

    private static void AddStores(OpenIddictCoreBuilder core)
    {
        core.SetDefaultApplicationEntity<Client>().ReplaceApplicationStore<Client, ClientStore>(ServiceLifetime.Singleton);
        core.SetDefaultAuthorizationEntity<Grant>().ReplaceAuthorizationStore<Grant, GrantStore>(ServiceLifetime.Singleton);
        core.SetDefaultTokenEntity<IssuedToken>().ReplaceTokenStore<IssuedToken, IssuedTokenStore>(ServiceLifetime.Singleton);
        core.SetDefaultScopeEntity<ScopeEntry>().ReplaceScopeStore<ScopeEntry, ScopeStore>(ServiceLifetime.Singleton);
        core.ReplaceTokenManager<IssuedToken, OneUseTokens>();
        // Another node may have changed what a cache would answer.
        core.DisableEntityCaching();
    }

    private static void SetEndpoints(OpenIddictServerBuilder server, EmbeddedProvider provider) => server
        .SetIssuer(new Uri(provider.Issuer))
        .SetAuthorizationEndpointUris(Authorize)
        .SetPushedAuthorizationEndpointUris(Folder + "/par")
        .SetTokenEndpointUris(Folder + "/token")
        .SetUserInfoEndpointUris(Folder + "/userinfo")
        .SetIntrospectionEndpointUris(Folder + "/introspect")
        .SetRevocationEndpointUris(Folder + "/revoke")
        .SetEndSessionEndpointUris(EndSession);

    private static void SetFlows(OpenIddictServerBuilder server)
    {
        server.AllowAuthorizationCodeFlow().AllowRefreshTokenFlow().AllowClientCredentialsFlow().RequireProofKeyForCodeExchange();
        server.RegisterScopes([.. ScopeList.All]);
        server.RegisterClaims(Claims.Subject, Claims.Name, Claims.Email, Claims.EmailVerified, Claims.AuthenticationTime, SessionClaim);
        server.Configure(options =>
        {
            // ScopeLimits does it, with the error that the RFC wants.
            options.IgnoreScopePermissions = true;
            // OpenIddict offers the plain method until it is removed.
            options.CodeChallengeMethods.Remove(CodeChallengeMethods.Plain);
            // Answers in fragments and self-sending forms need scripts, and our policy forbids those of others.
            options.ResponseModes.IntersectWith([ResponseModes.Query]);
            options.ClientAuthenticationMethods.IntersectWith(
                [ClientAuthenticationMethods.ClientSecretBasic, ClientAuthenticationMethods.ClientSecretPost]);
        });
    }

    private static void SetLives(OpenIddictServerBuilder server) => server
        .SetAuthorizationCodeLifetime(CodeLife)
        .SetAccessTokenLifetime(AccessLife)
        .SetIdentityTokenLifetime(AccessLife)
        .SetRefreshTokenLifetime(RefreshLife)
        .Configure(options => options.RequestTokenLifetime = RequestLife)
        .SetRefreshTokenReuseLeeway(TimeSpan.Zero)
        .DisableSlidingRefreshTokenExpiration()
        .UseReferenceAccessTokens()
        .UseReferenceRefreshTokens();
}
