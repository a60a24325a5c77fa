using MimeKit;

namespace Fachgruppe.Platform.Mail;

/// <summary>The mails that were written to files, by the time of their rows.</summary>
public sealed class MailFolder(DataDirectory data, TimeProvider time)
{
    /// <summary>How long a mail stays.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

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

    /// <summary>Deletes the mails to some addresses, and those that cannot be read.</summary>
    public async Task RemoveAsync(IReadOnlySet<string> addresses, CancellationToken cancel = default)
    {
        foreach (var file in Directory.GetFiles(_path))
        {
            if (await IsToAsync(file, addresses, cancel))
            {
                System.IO.File.Delete(file);
            }
        }
    }

    /// <summary>Deletes mails that have had their time.</summary>
    public void Forget()
    {
        foreach (var file in Directory.GetFiles(_path).Where(file => System.IO.File.GetLastWriteTimeUtc(file) < (time.GetUtcNow() - Kept).UtcDateTime))
        {
            System.IO.File.Delete(file);
        }
    }

    private static async Task<bool> IsToAsync(string file, IReadOnlySet<string> addresses, CancellationToken cancel)
    {
        try
        {
            using var message = await MimeMessage.LoadAsync(file, cancel);
            return message.To.Mailboxes.Any(box => addresses.Contains(box.Address));
        }
        catch (FormatException)
        {
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Where the mail of a row lies.</summary>
    public string File(string id) => Path.Combine(_path, id + ".eml");
}
