using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Platform.Cli;

public sealed class CliTests
{
    [Fact]
    public async Task Check_says_what_is_missing_until_migrate_has_run()
    {
        using var folder = new TestFolder();

        var before = await CommandLine.RunAsync(folder.Path, "check");
        var migrate = await CommandLine.RunAsync(folder.Path, "migrate");
        var after = await CommandLine.RunAsync(folder.Path, "check");

        Assert.Equal(1, before.Code);
        Assert.Contains("Run 'migrate'", before.Error, StringComparison.Ordinal);
        Assert.Contains("Applied 0001_rights", migrate.Output, StringComparison.Ordinal);
        Assert.Equal(0, after.Code);
        Assert.Contains("intact", after.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_server_on_the_same_file_is_refused()
    {
        using var folder = new TestFolder();
        using var first = CommandLine.Start(folder.Path, "serve", "--urls=http://127.0.0.1:0");
        try
        {
            await CommandLine.LineWithAsync(first, "Now listening on");

            var second = await CommandLine.RunAsync(folder.Path, "serve", "--urls=http://127.0.0.1:0");

            Assert.Equal(1, second.Code);
            Assert.Contains("Another server", second.Error, StringComparison.Ordinal);
        }
        finally
        {
            first.Kill();
            await first.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task A_wrong_setting_is_told_in_one_line()
    {
        using var folder = new TestFolder();

        var answer = await CommandLine.RunAsync(folder.Path, "check", "--Database:Engine=Oracle");

        Assert.Equal(1, answer.Code);
        Assert.Equal("Database:Engine is 'Oracle'. Known engines: Sqlite, PostgreSql.", answer.Error.Trim());
    }
}
