using Checkout.Web.Workers;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Checkout.Web.Messages;

/// <summary>Registers outbox, templates and transport.</summary>
public static class MessagesRegistration
{
    public static void AddPortalMessages(this WebApplicationBuilder builder)
    {
        builder.Services.AddPortalOptions<MailOptions, MailOptionsValidator>(MailOptions.Section);
        builder.Services.AddPortalOptions<BillingOptions, BillingOptionsValidator>(BillingOptions.Section);
        builder.Services.TryAddSingleton<IMailTransport>(provider =>
            provider.GetRequiredService<IOptions<MailOptions>>().Value.Host.Length > 0
            ? ActivatorUtilities.CreateInstance<SmtpTransport>(provider)
            : ActivatorUtilities.CreateInstance<FolderTransport>(provider));
        builder.Services.AddSingleton<MailTemplates>();
        builder.Services.AddScoped<MessageRenderer>();
        builder.Services.AddScoped<OutboxDispatcher>();
        builder.Services.AddHostedService<WordsWorker>();
        builder.Services.AddHostedService<DocumentsWorker>();
        builder.Services.AddHostedService<BillingWorker>();
    }
}
