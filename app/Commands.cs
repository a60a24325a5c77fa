using System.CommandLine;
using Fachgruppe.Accounts.Cli;
using Fachgruppe.Demo;

namespace Fachgruppe;

/// <summary>The contents page of the command line: every feature adds its commands here, once.</summary>
public static class Commands
{
    /// <summary>The commands of the features.</summary>
    public static IEnumerable<Command> OfFeatures() => [UserCommand.Create(), TokenCommand.Create(), DemoCommand.Create()];
}
