using Fachgruppe.Accounts.People;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.Passkeys;

/// <summary>Passkeys belong to the host of <c>App:PublicUrl</c>, and every use needs a finger, a face or a PIN.</summary>
internal static class PasskeySetup
{
    public static void AddPasskeys(this WebApplicationBuilder builder)
    {
        var home = new Uri(builder.Configuration["App:PublicUrl"] ?? "http://localhost:5080");
        var isDevelopment = builder.Environment.IsDevelopment();
        builder.Services.AddSingleton<PasskeyStore>().AddScoped<PasskeyCeremonies>();
        builder.Services.AddScoped<IPasskeyHandler<Person>, PasskeyHandler<Person>>();
        builder.Services.Configure<IdentityPasskeyOptions>(options =>
        {
            options.ServerDomain = home.Host;
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.AttestationConveyancePreference = "none";
            options.AuthenticatorTimeout = TimeSpan.FromMinutes(5);
            options.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && IsHome(asked.Origin, home, isDevelopment));
        });
    }

    // In Development the port is whatever the server was started with.
    private static bool IsHome(string origin, Uri home, bool isDevelopment) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var asked)
        && (asked.GetLeftPart(UriPartial.Authority) == home.GetLeftPart(UriPartial.Authority) || (isDevelopment && asked.Host == "localhost" && home.Host == "localhost"));
}
