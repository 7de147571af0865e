using Checkout.Web.Messages.Caught;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Checkout.Web.Messages;

/// <summary>Registers outbox, templates and transport.</summary>
public static class MessagesRegistration
{
    public static void AddPortalMessages(this WebApplicationBuilder builder)
    {
        builder.Services.AddPortalOptions<MailOptions, MailOptionsValidator>(MailOptions.Section);
        builder.Services.AddSingleton<FolderTransport>();
        builder.Services.TryAddSingleton<IMailTransport>(provider => builder.Environment.IsSandbox()
            ? ActivatorUtilities.CreateInstance<CaughtMails>(provider)
            : provider.GetRequiredService<IOptions<MailOptions>>().Value.Host.Length > 0
            ? ActivatorUtilities.CreateInstance<SmtpTransport>(provider)
            : provider.GetRequiredService<FolderTransport>());
        builder.Services.AddSingleton<MailTemplates>();
        builder.Services.AddScoped<MessageRenderer>();
        builder.Services.AddScoped<OutboxDispatcher>();
        builder.Services.AddHostedService<WordsWorker>();
        builder.Services.AddHostedService<DocumentsWorker>();
    }
}
