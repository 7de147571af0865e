using MimeKit;

namespace Checkout.Web.Messages;

/// <summary>Takes a finished message to where it is read. Throws where it could not; then it is tried again later.</summary>
public interface IMailTransport
{
    Task SendAsync(MimeMessage message, CancellationToken cancellation);
}
