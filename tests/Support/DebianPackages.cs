using System.Diagnostics;

namespace Fachgruppe.Tests.Support;

/// <summary>Finds the programs that tests need besides .NET; as root on Debian it installs what is missing.</summary>
public static class DebianPackages
{
    private static readonly Lock Once = new();

    /// <summary>True where a missing program is a failure and not a reason to skip.</summary>
    public static bool IsCi => Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>The first of the paths that exists, after installing the package if need be.</summary>
    /// <param name="package">Debian's package.</param>
    /// <param name="candidates">Absolute paths; <c>*</c> in a folder's name stands for any version.</param>
    public static string Require(string package, params string[] candidates)
    {
        lock (Once)
        {
            if (Find(candidates) is { } there)
            {
                return there;
            }

            if (Environment.UserName == "root" && File.Exists("/usr/bin/apt-get"))
            {
                Run("apt-get", "update", "-qq");
                Run("apt-get", "install", "-y", "-qq", "--no-install-recommends", package);
            }

            if (Find(candidates) is { } installed)
            {
                return installed;
            }
        }

        var message = $"Debian's package '{package}' is missing and could not be installed: apt-get install {package}";
        Assert.SkipWhen(!IsCi, message);
        throw new InvalidOperationException(message);
    }

    private static string? Find(string[] candidates) => candidates.SelectMany(Expand).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Expand(string path)
    {
        var star = path.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
        {
            return [path];
        }

        var folder = Path.GetDirectoryName(path[..star])!;
        return Directory.Exists(folder)
            ? Directory.GetDirectories(folder).OrderDescending(StringComparer.Ordinal).Select(d => d + path[(star + 1)..])
            : [];
    }

    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            TestContext.Current.SendDiagnosticMessage("{0} failed: {1}", program, errors);
        }
    }
}
