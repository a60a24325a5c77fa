namespace Fachgruppe.Platform;

/// <summary>The address that people reach this instance at (<c>App:PublicUrl</c>): links in mails come from here alone.</summary>
/// <remarks>Host and forwarded headers are written by whoever sends a request, so no link is ever made of them.</remarks>
/// <param name="Base">Absolute, without a slash at the end.</param>
public sealed record PublicUrl(string Base)
{
    /// <summary>Reads the setting.</summary>
    /// <exception cref="InvalidOperationException">It is no http or https address.</exception>
    public static PublicUrl From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var text = configuration["App:PublicUrl"];
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? new PublicUrl(url.GetLeftPart(UriPartial.Path).TrimEnd('/'))
            : throw new InvalidOperationException($"App:PublicUrl is '{text}'. It must be the http or https address that people open.");
    }

    /// <summary>The absolute address of a path of this site.</summary>
    public string Of(string path) => Base + path;
}
