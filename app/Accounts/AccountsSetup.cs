using Fachgruppe.Accounts.Sessions;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Platform.Keys;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts;

/// <summary>People, their sessions and tokens.</summary>
public static class AccountsSetup
{
    /// <summary>The header in which scripts send the form token.</summary>
    public const string AntiforgeryHeader = "X-CSRF-TOKEN";

    private const int ShortestPassword = 15;

    /// <summary>Adds accounts, the session cookie, bearer tokens and form tokens.</summary>
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddKeys();
        services.AddIdentityCore<Person>(Configure).AddUserStore<PersonStore>();
        services.AddScoped<PersonStore>();
        services.AddScoped<PasswordSignIn>();
        services.AddScoped<DemoSignIn>();
        services.AddScoped<SessionCookie>();
        services.AddSingleton<RoleStore>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<TokenStore>();
        services.AddSingleton<SignInThrottle>();
        services.AddScoped<AccountExport>();
        AddSchemes(services, IsPlainHttp(builder));
        services.AddAuthorization();
        services.AddAntiforgery(options =>
        {
            options.HeaderName = AntiforgeryHeader;
            options.Cookie.Name = CookieName("fachgruppe-form", IsPlainHttp(builder));
            Protect(options.Cookie, IsPlainHttp(builder));
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
    }

    private static void Configure(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        options.User.AllowedUserNameCharacters = "";
        // Length is what counts; rules of composition only make passwords worse (NIST SP 800-63B-4).
        options.Password = new PasswordOptions
        {
            RequiredLength = ShortestPassword,
            RequiredUniqueChars = 5,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
        };
    }

    private static void AddSchemes(IServiceCollection services, bool plainHttp) =>
        services.AddAuthentication(AccountSchemes.Any)
            .AddPolicyScheme(AccountSchemes.Any, null, options => options.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.ToString().StartsWith(TokenHandler.Prefix, StringComparison.OrdinalIgnoreCase)
                    ? AccountSchemes.Token
                    : AccountSchemes.Session)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(AccountSchemes.Token, null)
            .AddCookie(AccountSchemes.Session, options =>
            {
                options.Cookie.Name = CookieName("fachgruppe", plainHttp);
                Protect(options.Cookie, plainHttp);
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.ExpireTimeSpan = SessionStore.Idle;
                options.SlidingExpiration = true;
                options.LoginPath = "/anmelden";
                options.ReturnUrlParameter = "returnUrl";
                options.EventsType = typeof(SessionCookie);
            });

    private static void Protect(CookieBuilder cookie, bool plainHttp)
    {
        cookie.HttpOnly = true;
        cookie.IsEssential = true;
        cookie.Path = "/";
        cookie.SecurePolicy = plainHttp ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    }

    // Browsers drop __Host- cookies that come without Secure.
    private static string CookieName(string name, bool plainHttp) => plainHttp ? name : "__Host-" + name;

    private static bool IsPlainHttp(WebApplicationBuilder builder) =>
        builder.Environment.IsDevelopment()
        && builder.Configuration["App:PublicUrl"]?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) != true;
}
