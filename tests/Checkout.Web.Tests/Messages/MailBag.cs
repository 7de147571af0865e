using System.Collections.Concurrent;
using Checkout.Testing.Web;
using Checkout.Web.Messages;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Checkout.Web.Tests.Messages;

/// <summary>Takes what a portal's dispatcher sends, in its order.</summary>
internal sealed class MailBag(Func<MimeMessage, Task>? onMail = null) : IMailTransport
{
    private readonly ConcurrentQueue<MimeMessage> _mails = new();

    public IReadOnlyList<MimeMessage> Mails => [.. _mails];

    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        // The dispatcher disposes what it sent.
        using var copy = new MemoryStream();
        await message.WriteToAsync(copy, CancellationToken.None);
        copy.Position = 0;
        _mails.Enqueue(await MimeMessage.LoadAsync(copy, CancellationToken.None));
        await (onMail?.Invoke(message) ?? Task.CompletedTask);
    }

    public async Task<int> DispatchAsync(Portal portal) =>
        await DispatchAsync(portal, MailLane.Words) + await DispatchAsync(portal, MailLane.Documents);

    public async Task<int> DispatchAsync(Portal portal, MailLane lane)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await ActivatorUtilities.CreateInstance<OutboxDispatcher>(scope.ServiceProvider, this)
            .RunAsync(lane, CancellationToken.None);
    }
}
