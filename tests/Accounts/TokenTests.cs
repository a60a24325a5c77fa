using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Accounts;

public sealed class TokenTests
{
    [Fact]
    public async Task The_last_line_of_token_create_is_the_token_alone()
    {
        using var folder = new TestFolder();
        var user = await CommandLine.RunAsync(folder.Path, "user", "add", "a@example.org", "--name", "Demo Person", "--sector", "company");

        var token = await CommandLine.RunAsync(folder.Path, "token", "create", "--user", "A@example.org", "--scope", "boards.read", "boards.write");

        Assert.Equal("", string.Concat(user.Code == 0 ? "" : user.Error, token.Code == 0 ? "" : token.Error));
        Assert.True(ApiToken.TryRead(token.Output.TrimEnd().Split('\n')[^1], out _, out _));
    }

    [Theory]
    [InlineData("nobody@example.org", "all", "no account")]
    [InlineData("a@example.org", "boards.delete", "Unknown scope")]
    public async Task A_token_that_cannot_be_made_is_told(string mail, string scope, string message)
    {
        using var folder = new TestFolder();

        var answer = await CommandLine.RunAsync(folder.Path, "token", "create", "--user", mail, "--scope", scope);

        Assert.Equal(1, answer.Code);
        Assert.Contains(message, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("all", "boards.write", true)]
    [InlineData("boards.read", "boards.write", false)]
    [InlineData("boards.read boards.write", "boards.write", true)]
    public void Scopes_limit_a_token(string granted, string wanted, bool allowed) => Assert.Equal(allowed, Scopes.Include(granted, wanted));

    [Theory]
    [InlineData(""), InlineData("fg_"), InlineData("Bearer x"), InlineData("fg_zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz_0123456789012345678901234567890123456789012")]
    public void Nonsense_is_no_token(string text) => Assert.False(ApiToken.TryRead(text, out _, out _));
}
