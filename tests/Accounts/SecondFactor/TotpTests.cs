using Fachgruppe.Accounts.SecondFactor;

namespace Fachgruppe.Tests.Accounts.SecondFactor;

public sealed class TotpTests
{
    // RFC 6238, appendix B: the ASCII text 12345678901234567890, last six of its eight digits.
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082"), InlineData(1111111109, "081804"), InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924"), InlineData(2000000000, "279037"), InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long second, string code) =>
        Assert.Equal(code, Totp.CodeAt(Secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(second))));

    [Theory]
    [InlineData(-2, false), InlineData(-1, true), InlineData(0, true), InlineData(1, true), InlineData(2, false)]
    public void A_clock_may_be_one_step_off(int steps, bool good)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111109);
        var step = Totp.StepAt(now) + steps;

        Assert.Equal(good ? step : null, Totp.StepOf(Secret, Totp.CodeAt(Secret, step), now));
    }

    [Theory]
    [InlineData(""), InlineData("08180"), InlineData("0818044"), InlineData("O81804"), InlineData("٠٨١٨٠٤")]
    public void Anything_else_is_no_code(string text) => Assert.Null(Totp.StepOf(Secret, text, DateTimeOffset.FromUnixTimeSeconds(1111111109)));

    [Fact]
    public void A_new_secret_has_160_bits_and_its_address_is_what_apps_read()
    {
        var secret = Totp.NewSecret();

        Assert.Equal(32, secret.Length);
        Assert.NotEqual(secret, Totp.NewSecret());
        Assert.Equal(
            $"otpauth://totp/Fach%20gruppe:a%40example.org?secret={secret}&issuer=Fach%20gruppe&algorithm=SHA1&digits=6&period=30",
            Totp.Uri(secret, "Fach gruppe", "a@example.org"));
    }
}
