using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Tokens;

namespace Fachgruppe.Identity.Keys;

/// <summary>A key of the provider as it lies in the database.</summary>
/// <param name="Id">The <c>kid</c> of tokens.</param>
/// <param name="Purpose"><see cref="Signing"/> or <see cref="Encryption"/>.</param>
/// <param name="Generation">From 1; two nodes that make the same one agree on the first.</param>
/// <param name="Material">The private part, protected.</param>
/// <param name="BeginsAt">From when it is used; it is published before, so that every node and client knows it by then.</param>
public sealed record IdentityKey(string Id, string Purpose, long Generation, string Material, DateTimeOffset BeginsAt)
{
    /// <summary>Signs: RSA, because every client knows RS256.</summary>
    public const string Signing = "signing";

    /// <summary>Encrypts what only this provider reads: AES.</summary>
    public const string Encryption = "encryption";

    internal const string Columns = "id, purpose, generation, material, begins_at";
    internal const string All = $"select {Columns} from identity_keys order by purpose, generation";

    internal const string Insert = $"""
        insert into identity_keys ({Columns}) values (@Id, @Purpose, @Generation, @Material, @BeginsAt)
        on conflict (purpose, generation) do nothing
        """;

    // BSI TR-02102-1: 3,000 bits and more.
    private const int RsaBits = 3072;

    /// <summary>Makes a key.</summary>
    public static IdentityKey Create(IDataProtector protector, NewRsa newRsa, string purpose, long generation, DateTimeOffset beginsAt)
    {
        ArgumentNullException.ThrowIfNull(protector);
        ArgumentNullException.ThrowIfNull(newRsa);
        var material = purpose == Signing ? newRsa() : RandomNumberGenerator.GetBytes(32);
        var protectedMaterial = Base64Url.EncodeToString(protector.Protect(material));
        return new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12)), purpose, generation, protectedMaterial, beginsAt);
    }

    /// <summary>The key itself.</summary>
    /// <exception cref="CryptographicException">The data protection keys that protected it are gone.</exception>
    public SecurityKey Open(IDataProtector protector)
    {
        ArgumentNullException.ThrowIfNull(protector);
        var material = protector.Unprotect(Base64Url.DecodeFromChars(Material));
        if (Purpose == Encryption)
        {
            return new SymmetricSecurityKey(material) { KeyId = Id };
        }

        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(material, out _);
        return new RsaSecurityKey(rsa) { KeyId = Id };
    }

    /// <summary>A new RSA key in PKCS #8.</summary>
    public static byte[] MakeRsa()
    {
        using var rsa = RSA.Create(RsaBits);
        return rsa.ExportPkcs8PrivateKey();
    }
}

/// <summary>Makes an RSA key in PKCS #8. It takes a second of a processor's time, so tests share one.</summary>
public delegate byte[] NewRsa();
