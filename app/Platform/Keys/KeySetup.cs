using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace Fachgruppe.Platform.Keys;

/// <summary>Data protection with its keys in the database.</summary>
public static class KeySetup
{
    /// <summary>Registers it under one application name, whatever folder the program runs in.</summary>
    public static void AddKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Fachgruppe");
        services.AddSingleton<IXmlRepository, DatabaseKeyRepository>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = provider.GetRequiredService<IXmlRepository>()));
    }
}
