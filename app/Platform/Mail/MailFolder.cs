using MimeKit;

namespace Fachgruppe.Platform.Mail;

/// <summary>The mails that were written to files, by the time of their rows.</summary>
public sealed class MailFolder(DataDirectory data)
{
    private readonly string _path = Directory.CreateDirectory(data.File("mail")).FullName;

    /// <summary>The newest mails.</summary>
    public async Task<IReadOnlyList<(string Id, MimeMessage Message)>> NewestAsync(int most, CancellationToken cancel = default)
    {
        var found = new List<(string, MimeMessage)>();
        foreach (var file in Directory.GetFiles(_path, "*.eml").OrderDescending(StringComparer.Ordinal).Take(most))
        {
            found.Add((Path.GetFileNameWithoutExtension(file), await MimeMessage.LoadAsync(file, cancel)));
        }

        return found;
    }

    /// <summary>One mail, or null.</summary>
    public async Task<MimeMessage?> FindAsync(string id, CancellationToken cancel = default) =>
        Ids.IsId(id) && System.IO.File.Exists(File(id)) ? await MimeMessage.LoadAsync(File(id), cancel) : null;

    /// <summary>Where the mail of a row lies.</summary>
    public string File(string id) => Path.Combine(_path, id + ".eml");
}
