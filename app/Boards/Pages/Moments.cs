using System.Globalization;
using Fachgruppe.Platform;
using Fachgruppe.Texts;

namespace Fachgruppe.Boards.Pages;

/// <summary>Unix milliseconds in the words of the reader.</summary>
public sealed class Moments(LocalTime clock, TextCatalog texts)
{
    /// <summary>„heute, 09:12“, „gestern, 18:40“ or „Fr., 20.11.2026“.</summary>
    public string Near(long unixMilliseconds)
    {
        var (at, today) = (clock.At(unixMilliseconds), clock.Now.Date);
        return at.Date == today ? texts["shell.today-at", at]
            : at.Date == today.AddDays(-1) ? texts["shell.yesterday-at", at]
            : Date(unixMilliseconds);
    }

    /// <summary>„Fr., 20.11.2026“.</summary>
    public string Date(long unixMilliseconds)
    {
        var date = texts["shell.date", clock.At(unixMilliseconds)];
        // German abbreviates weekdays with a full stop, the culture's data without.
        return TextCatalog.Current == Language.German ? date.Insert(2, ".") : date;
    }

    /// <summary>ISO 8601 in UTC, for machines.</summary>
    public string Iso(long unixMilliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
