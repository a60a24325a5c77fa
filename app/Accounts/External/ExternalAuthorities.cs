namespace Fachgruppe.Accounts.External;

/// <summary>The authorities of this instance, those that can be used.</summary>
/// <param name="All">In the order of their titles.</param>
/// <param name="Problems">What is wrong with the others.</param>
public sealed record ExternalAuthorities(IReadOnlyList<ExternalAuthority> All, IReadOnlyList<string> Problems)
{
    /// <summary>Reads the configuration. One that is wrong is left out and hinders nothing else.</summary>
    public static ExternalAuthorities From(IConfiguration configuration, bool isDevelopment)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var read = configuration.GetSection("Identity:External").GetChildren().Select(section => ExternalAuthority.From(section, isDevelopment)).ToList();
        return new(
            [.. read.Select(one => one.Authority).OfType<ExternalAuthority>().OrderBy(authority => authority.Title, StringComparer.CurrentCulture)],
            [.. read.Select(one => one.Problem).OfType<string>()]);
    }

    /// <summary>One by name, or null.</summary>
    public ExternalAuthority? Find(string? name) => All.FirstOrDefault(authority => authority.Name == name);

    /// <summary>What people call one; its name when it is no longer configured.</summary>
    public string TitleOf(string name) => Find(name)?.Title ?? name;
}
