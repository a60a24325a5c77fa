using Fachgruppe.Benchmarks;
using Fachgruppe.Benchmarks.Servers;

return args switch
{
    ["server", "relay", var port] => await RelayServer.RunAsync(int.Parse(port, System.Globalization.CultureInfo.InvariantCulture)),
    ["server", "raw", var port] => await RawServer.RunAsync(int.Parse(port, System.Globalization.CultureInfo.InvariantCulture)),
    _ => await Runner.RunAsync(args),
};
