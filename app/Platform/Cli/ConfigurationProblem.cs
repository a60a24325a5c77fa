namespace Fachgruppe.Platform.Cli;

/// <summary>Something in the configuration that is wrong and does not stop the rest; features add them, <c>check</c> and the start tell them.</summary>
/// <param name="Text">What is wrong.</param>
public sealed record ConfigurationProblem(string Text);
