using Fachgruppe.Accounts.Sessions;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Cli;
using Fachgruppe.Platform.Privacy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Fachgruppe.Accounts.External;

/// <summary>External authorities: the code flow with PKCE, one handler each; tokens are read once and not kept.</summary>
public static class ExternalSetup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Adds the services.</summary>
    public static void AddExternalAuthorities(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var authorities = ExternalAuthorities.From(builder.Configuration, builder.Environment.IsDevelopment());
        var home = PublicUrl.From(builder.Configuration);
        var secure = SessionCookie.IsSecure(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(authorities).AddSingleton<ExternalLoginStore>().AddSingleton<ExternalChallenge>();
        builder.Services.AddScoped<ExternalSignIn>().AddScoped<ExternalAdmission>();
        builder.Services.AddSingleton<IPersonalRecords, ExternalRecords>();
        foreach (var problem in authorities.Problems)
        {
            builder.Services.AddSingleton(new ConfigurationProblem(problem));
        }

        var schemes = builder.Services.AddAuthentication().AddCookie(PendingIdentity.Scheme, options =>
        {
            Configure(options.Cookie, secure);
            options.Cookie.Name = SessionCookie.Name(secure) + "-extern";
            options.Cookie.Path = "/";
            options.ExpireTimeSpan = PendingIdentity.Life;
            options.SlidingExpiration = false;
        });
        foreach (var authority in authorities.All)
        {
            schemes.AddOpenIdConnect(authority.Scheme, authority.Title, options => Configure(options, authority, home, secure));
        }
    }

    private static void Configure(OpenIdConnectOptions options, ExternalAuthority authority, PublicUrl home, bool secure)
    {
        options.Authority = authority.Address.ToString();
        options.RequireHttpsMetadata = authority.Address.Scheme == "https";
        options.ClientId = authority.ClientId;
        options.ClientSecret = authority.ClientSecret.Length == 0 ? null : authority.ClientSecret;
        options.CallbackPath = authority.Callback;
        options.RemoteSignOutPath = PathString.Empty;
        options.SignedOutCallbackPath = authority.Callback + "/abgemeldet";
        options.SignInScheme = PendingIdentity.Scheme;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // An answer by form would need cookies that every site may send along.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.DisableTelemetry = true;
        options.BackchannelTimeout = Patience;
        options.Scope.Clear();
        foreach (var scope in authority.Scopes)
        {
            options.Scope.Add(scope);
        }

        options.ClaimActions.Clear();
        foreach (var claim in (string[])["name", "email", "email_verified"])
        {
            options.ClaimActions.MapJsonKey(ExternalIdentity.UserInfo + claim, claim);
        }

        Configure(options.CorrelationCookie, secure);
        Configure(options.NonceCookie, secure);
        options.Events = new ExternalEvents(authority, home);
    }

    private static void Configure(CookieBuilder cookie, bool secure)
    {
        cookie.HttpOnly = true;
        cookie.IsEssential = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
    }
}
