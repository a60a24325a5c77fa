return await Fachgruppe.Platform.Cli.Cli.RunAsync(args);
