namespace Fachgruppe.Tests.Architecture;

public sealed class SizeTests
{
    [Fact]
    public void No_source_file_is_longer_than_300_lines()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Select(file => (Path: file, Text: File.ReadAllText(file)));

        var long_ = SourceTree.CSharp.Concat(tests).Where(file => file.Text.Count(c => c == '\n') > 300).Select(file => file.Path);

        Assert.Empty(long_);
    }

    [Fact]
    public void Most_files_of_the_application_are_small()
    {
        var lines = SourceTree.CSharp.Select(file => file.Text.Count(c => c == '\n')).Order().ToList();

        Assert.InRange(lines[lines.Count / 2], 1, 60);
        Assert.InRange(lines[lines.Count * 9 / 10], 1, 180);
    }
}
