using Fachgruppe.Accounts.Guests;
using Fachgruppe.Accounts.Keys;
using Fachgruppe.Accounts.OwnData;
using Fachgruppe.Accounts.Passkeys;
using Fachgruppe.Accounts.Passwords;
using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.Roles;
using Fachgruppe.Accounts.SecondFactor;
using Fachgruppe.Accounts.Sessions;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Accounts.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Fachgruppe.Accounts;

/// <summary>Accounts, sessions, tokens, and the keys that protect them.</summary>
public static class AccountsSetup
{
    private const string AnyScheme = "Fachgruppe";

    /// <summary>Adds the services.</summary>
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var secure = SessionCookie.IsSecure(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton<IPasswordHasher<Person>, PasswordHasher>().AddSingleton<PasswordTurns>();
        builder.Services.AddScoped<IPasswordValidator<Person>, PasswordRules>();
        builder.Services.AddIdentityCore<Person>(Users).AddUserStore<PersonStore>();
        builder.Services.AddSingleton<PeopleStore>().AddSingleton<SessionStore>().AddSingleton<TokenStore>();
        builder.Services.AddSingleton<IBearerTokens>(services => services.GetRequiredService<TokenStore>());
        builder.Services.AddSingleton<SignInThrottle>().AddSingleton<Access>();
        builder.Services.AddSingleton<Tickets>().AddSingleton<KnownDevice>().AddSingleton<AuthenticatorStore>().AddSingleton<RecoveryCodes>().AddSingleton<SignInRecords>();
        builder.Services.AddScoped<SecondStep>().AddScoped<PasswordChange>().AddScoped<Confirmation>();
        builder.Services.AddScoped<PasswordSignIn>().AddScoped<DemoSignIn>().AddScoped<AccountExport>().AddScoped<CurrentPerson>();
        builder.Services.AddHttpContextAccessor();
        AddKeys(builder.Services);
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = SessionCookie.Name(secure) + "-form";
            options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.Path = "/";
            options.HeaderName = "X-CSRF-Token";
        });
        builder.Services.AddGuests();
        builder.Services.AddOwnData();
        AddSchemes(builder.Services, secure);
        builder.AddPasskeys();
        builder.Services.AddRights();
        builder.Services.AddSingleton<RoleStore>();
    }

    private static void AddSchemes(IServiceCollection services, bool secure) => services
        .AddAuthentication(AnyScheme)
        .AddPolicyScheme(AnyScheme, null, options => options.ForwardDefaultSelector = context =>
            TokenAuthentication.IsBrought(context.Request) ? Principals.TokenScheme : Principals.SessionScheme)
        .AddCookie(Principals.SessionScheme, options => SessionCookie.Configure(options, secure))
        .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(Principals.TokenScheme, null);

    private static void AddKeys(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Fachgruppe");
        services.AddSingleton<DataProtectionKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = provider.GetRequiredService<DataProtectionKeys>()));
        // The keys lie where the sessions lie: whoever reads the one reads the other.
        services.AddLogging(log => log.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
    }

    private static void Users(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        options.User.AllowedUserNameCharacters = "";
    }
}
