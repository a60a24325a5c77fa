using Fachgruppe;
using Fachgruppe.Platform.Cli;

return await Cli.RunAsync(args, Application.Commands());
