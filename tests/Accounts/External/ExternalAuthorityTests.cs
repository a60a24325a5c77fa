using System.Security.Claims;
using Fachgruppe.Accounts.External;
using Microsoft.Extensions.Configuration;

namespace Fachgruppe.Tests.Accounts.External;

public sealed class ExternalAuthorityTests
{
    [Theory]
    [InlineData("Authority", "login.example", "issuer's address")]
    [InlineData("Authority", "http://login.example", "https")]
    [InlineData("ClientId", " ", "ClientId")]
    [InlineData("TrustedForMembership", "ja", "TrustedForMembership")]
    [InlineData("Sector", "amt", "Sector")]
    public void A_section_that_is_wrong_says_how_and_is_left_out(string key, string value, string expected)
    {
        var authorities = Read(("haus", key, value), ("land", "Title", "Land"));

        Assert.Equal("Land", Assert.Single(authorities.All).Title);
        Assert.Contains(expected, Assert.Single(authorities.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_fits_no_address_is_left_out() =>
        Assert.Contains("redirect URI", Assert.Single(Read(("Haus & Hof", "Title", "Haus")).Problems), StringComparison.Ordinal);

    [Fact]
    public void Openid_is_always_asked_for()
    {
        var authority = Assert.Single(Read(("haus", "Scopes", "email")).All);

        Assert.Equal(["email", "openid"], authority.Scopes);
        Assert.Equal("/anmelden/extern/haus", authority.Callback);
    }

    [Fact]
    public void An_address_counts_as_verified_only_by_the_source_that_named_it()
    {
        var mixed = Identity(("email", "a@example.org"), ("userinfo.email", "b@example.org"), ("userinfo.email_verified", "True"));
        var userInfo = Identity(("userinfo.email", "b@example.org"), ("userinfo.email_verified", "True"));

        Assert.Equal(("a@example.org", false), (mixed!.Email, mixed.EmailVerified));
        Assert.Equal(("b@example.org", true), (userInfo!.Email, userInfo.EmailVerified));
        Assert.False(Identity(("email", "a@example.org"), ("email_verified", "1"))!.EmailVerified);
        Assert.Null(ExternalIdentity.Of("haus", new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "1")]))));
    }

    [Fact]
    public void More_than_a_password_is_what_the_authority_calls_mfa()
    {
        Assert.True(Identity(("amr", "pwd"), ("amr", "mfa"))!.MultiFactor);
        Assert.False(Identity(("amr", "otp"), ("acr", "mfa"))!.MultiFactor);
    }

    private static ExternalIdentity? Identity(params (string Type, string Value)[] claims) => ExternalIdentity.Of(
        "haus", new ClaimsPrincipal(new ClaimsIdentity([new("iss", "https://haus.example"), new("sub", "1"), .. claims.Select(claim => new Claim(claim.Type, claim.Value))])));

    private static ExternalAuthorities Read(params (string Name, string Key, string Value)[] changes)
    {
        var settings = changes.Select(change => change.Name).Distinct().SelectMany(name => new Dictionary<string, string?>
        {
            [$"Identity:External:{name}:Authority"] = "https://haus.example",
            [$"Identity:External:{name}:ClientId"] = "gruppe",
            [$"Identity:External:{name}:TrustedForMembership"] = "true",
            [$"Identity:External:{name}:Sector"] = "company",
        }).ToDictionary();
        foreach (var (name, key, value) in changes)
        {
            settings[$"Identity:External:{name}:{key}"] = value;
        }

        return ExternalAuthorities.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), isDevelopment: true);
    }
}
