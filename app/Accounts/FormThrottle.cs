using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Accounts;

/// <summary>Whether a form that sends mail may be sent once more.</summary>
public enum FormVerdict
{
    /// <summary>It may.</summary>
    Free,

    /// <summary>This address got enough mail; say nothing about it and send none.</summary>
    Quiet,

    /// <summary>This network sends too much; say so.</summary>
    Refused,
}

/// <summary>Limits forms that anybody may send and that lead to a mail: by address and by network, within an hour.</summary>
public sealed class FormThrottle(Database database, TimeProvider time)
{
    private const int MostAnAddress = 3;
    private const int MostANetwork = 60;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private const string Count = """
        insert into form_counts (subject, times, ends_at) values (@subject, 1, @end)
        on conflict (subject) do update set
            times = case when form_counts.ends_at <= @now then 1 else form_counts.times + 1 end,
            ends_at = case when form_counts.ends_at <= @now then @end else form_counts.ends_at end
        returning times
        """;

    /// <summary>Counts a form and judges it. Whether an address is known plays no part.</summary>
    public Task<FormVerdict> CountAsync(string form, string email, IPAddress? address, CancellationToken cancel = default) => database.WriteAsync(
        async (c, t) =>
        {
            var now = time.GetUtcNow();
            Task<long> TimesAsync(string subject) =>
                c.QuerySingleAsync<long>(Count, new { subject = Digest($"{form}|{subject}"), now, end = now + Window }, t);
            var (fromHere, toThere) = (await TimesAsync(SignInThrottle.Network(address)), await TimesAsync(email.ToUpperInvariant()));
            return fromHere > MostANetwork ? FormVerdict.Refused : toThere > MostAnAddress ? FormVerdict.Quiet : FormVerdict.Free;
        },
        cancel: cancel);

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("form|" + text)));
}
