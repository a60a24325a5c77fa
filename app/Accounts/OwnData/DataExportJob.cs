using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Fachgruppe.Texts;
using Hangfire;

namespace Fachgruppe.Accounts.OwnData;

/// <summary>Makes the file with everything about a person: <c>daten.json</c> for programs and <c>lesen.html</c> for people.</summary>
public sealed class DataExportJob(
    DataExportStore exports, DataExportFolder folder, AccountExport data, ReadableExport readable, TimeProvider time, ILogger<DataExportJob> log)
{
    private const long Collected = 85;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Makes it. A failure is told on the page, and the person decides whether to ask again.</summary>
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(string id, CancellationToken cancel)
    {
        if (await exports.BeginAsync(id, cancel) is not { } export)
        {
            return;
        }

        try
        {
            await WriteAsync(export, cancel);
            if (!await exports.FinishAsync(id))
            {
                folder.Delete(export.File);
            }
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            folder.Delete(export.File);
            // The text of a foreign exception may hold what somebody wrote; its kind does not.
            log.LogError("The file {Id} with a person's data was not made: {Error}", id, error.GetType().Name);
            await exports.FailAsync(id, DiskSpace.IsLacking(error) ? "full" : "broken");
        }
    }

    private async Task WriteAsync(DataExport export, CancellationToken cancel)
    {
        var language = Language.Find(export.Language) ?? Language.German;
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language.Culture, language.Culture);
        var everything = await data.CreateAsync(
            export.PersonId, (done, of) => exports.AdvanceAsync(export.Id, Collected * done / of, cancel), cancel);
        var json = JsonSerializer.SerializeToElement(everything, Json);
        await exports.AdvanceAsync(export.Id, Collected + 5, cancel);
        await folder.WriteAsync(export.File, async stream =>
        {
            await using var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
            await AddAsync(zip, "daten.json", into => JsonSerializer.SerializeAsync(into, json, Json, cancel), cancel);
            await AddAsync(zip, "lesen.html", into => into.WriteAsync(System.Text.Encoding.UTF8.GetBytes(readable.Write(json)), cancel).AsTask(), cancel);
        });
    }

    private async Task AddAsync(ZipArchive zip, string name, Func<Stream, Task> write, CancellationToken cancel)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = time.GetUtcNow();
        await using var stream = await entry.OpenAsync(cancel);
        await write(stream);
    }
}
