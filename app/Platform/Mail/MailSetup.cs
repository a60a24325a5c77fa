using Fachgruppe.Platform.Outbox;
using Hangfire;

namespace Fachgruppe.Platform.Mail;

/// <summary>Mail through the outbox.</summary>
public static class MailSetup
{
    /// <summary>Adds the services; a mail server in the settings decides the way.</summary>
    public static void AddMail(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = MailOptions.Read(builder.Configuration);
        builder.Services.AddSingleton(options).AddSingleton<MailComposer>().AddSingleton<MailFolder>();
        builder.Services.AddSingleton<IOutboxHandler, MailHandler>();
        if (options.Host.Length > 0)
        {
            builder.Services.AddSingleton<IMailRoute, SmtpRoute>();
        }
        else
        {
            builder.Services.AddSingleton<IMailRoute, FolderRoute>();
        }
    }

    /// <summary>Deletes old files of mails, looked at every day.</summary>
    public static void ScheduleMail(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Services.GetRequiredService<IRecurringJobManager>().AddOrUpdate<MailFolder>("mail-forget", folder => folder.Forget(), Cron.Daily);
    }
}
