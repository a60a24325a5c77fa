using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Fachgruppe.Accounts.SecondFactor;

/// <summary>Time-based one-time passwords (RFC 6238): SHA-1, six digits, 30 seconds, as every authenticator app has them.</summary>
public static class Totp
{
    private const int SecretBytes = 20;
    private const int Digits = 6;
    private const int Tolerance = 1;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new secret in base32 (RFC 4648, 6), 160 bits.</summary>
    public static string NewSecret() => Encode(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The step of a moment.</summary>
    public static long StepAt(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / 30;

    /// <summary>The code of a step.</summary>
    public static string CodeAt(string secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[20];
        // RFC 6238 names SHA-1, and apps know nothing else; as a MAC it is unbroken.
#pragma warning disable CA5350
        HMACSHA1.HashData(Decode(secret), counter, mac);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[19] & 0xf)..]) & 0x7fffffff;
        return (number % 1_000_000).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }

    /// <summary>The step whose code this is, at most one step off; null when it is none.</summary>
    public static long? StepOf(string secret, string code, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(code);
        var typed = Encoding.UTF8.GetBytes(code);
        long? found = null;
        for (var step = StepAt(now) - Tolerance; step <= StepAt(now) + Tolerance; step++)
        {
            found = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CodeAt(secret, step)), typed) ? step : found;
        }

        return found;
    }

    /// <summary>What the app reads from the QR code (Google's key URI format).</summary>
    public static string Uri(string secret, string issuer, string account)
    {
        var (name, label) = (System.Uri.EscapeDataString(issuer), System.Uri.EscapeDataString(account));
        return $"otpauth://totp/{name}:{label}?secret={secret}&issuer={name}&algorithm=SHA1&digits={Digits}&period=30";
    }

    private static string Encode(byte[] bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 / 5) + 1);
        var (bits, value) = (0, 0);
        foreach (var part in bytes)
        {
            (value, bits) = ((value << 8) | part, bits + 8);
            for (; bits >= 5; bits -= 5)
            {
                text.Append(Base32[(value >> (bits - 5)) & 31]);
            }

            value &= (1 << bits) - 1;
        }

        return text.ToString();
    }

    private static byte[] Decode(string text)
    {
        var bytes = new List<byte>(SecretBytes);
        var (bits, value) = (0, 0);
        foreach (var letter in text)
        {
            (value, bits) = ((value << 5) | Base32.IndexOf(letter, StringComparison.Ordinal), bits + 5);
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(value >> bits));
                value &= (1 << bits) - 1;
            }
        }

        return [.. bytes];
    }
}
