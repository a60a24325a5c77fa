namespace Fachgruppe.Identity;

/// <summary>Whether this instance is an identity provider, and under which name: <c>Identity:Embedded</c>, <c>App:PublicUrl</c>.</summary>
/// <param name="IsOn">False: nothing of it exists.</param>
/// <param name="Issuer">The issuer as clients compare it, without a slash at the end.</param>
public sealed record EmbeddedProvider(bool IsOn, string Issuer)
{
    /// <summary>Reads the configuration.</summary>
    /// <exception cref="InvalidOperationException"><c>App:PublicUrl</c> is no address.</exception>
    public static EmbeddedProvider From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var url = configuration["App:PublicUrl"];
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? new(configuration.GetValue("Identity:Embedded", true), url!.TrimEnd('/'))
            : throw new InvalidOperationException("App:PublicUrl must be the address that people use, such as https://fachgruppe.example.org.");
    }
}
