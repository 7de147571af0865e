using Checkout.Web.Messages;

namespace Checkout.Testing.Mail;

/// <summary>Sends everything that is due, where a test does what the two workers do.</summary>
public static class Dispatching
{
    /// <returns>How many mails were sent.</returns>
    public static async Task<int> RunAsync(this OutboxDispatcher dispatcher, CancellationToken cancellation) =>
        await dispatcher.RunAsync(MailLane.Words, cancellation) + await dispatcher.RunAsync(MailLane.Documents, cancellation);
}
