namespace Fachgruppe.Accounts.External;

/// <summary>Why nothing came of going to an authority, and where that is said.</summary>
public static class ExternalFault
{
    /// <summary>The person declined there.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>It took too long, or the answer was not for this browser.</summary>
    public const string Failed = "failed";

    /// <summary>The authority cannot be reached, or refuses this instance.</summary>
    public const string Down = "down";

    /// <summary>The login belongs to another account.</summary>
    public const string Taken = "taken";

    private static readonly string[] All = [Cancelled, Failed, Down, Taken];

    /// <summary>The page that says it.</summary>
    public static string At(string fault, ExternalAuthority authority, ExternalIntent intent)
    {
        ArgumentNullException.ThrowIfNull(authority);
        ArgumentNullException.ThrowIfNull(intent);
        var page = intent.Purpose switch
        {
            ExternalIntent.Link => ExternalSignIn.Links,
            ExternalIntent.Confirm => SignIn.SignInRules.Confirm,
            _ => "/anmelden",
        };
        return $"{page}?fehler={fault}&bei={authority.Name}&returnUrl={Uri.EscapeDataString(intent.ReturnUrl)}";
    }

    /// <summary>The key of the text for a word that came in an address; null for any other word.</summary>
    public static string? Text(string? fault) => fault is not null && All.Contains(fault) ? "external.fault-" + fault : null;
}
