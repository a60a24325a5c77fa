namespace Fachgruppe.Accounts;

/// <summary>The names of the ways to prove who one is.</summary>
public static class AccountSchemes
{
    /// <summary>The browser's session cookie.</summary>
    public const string Session = "Fachgruppe.Session";

    /// <summary>A bearer token in the Authorization header.</summary>
    public const string Token = "Fachgruppe.Token";

    /// <summary>Chooses: a bearer token where one is sent, otherwise the cookie.</summary>
    public const string Any = "Fachgruppe";
}
