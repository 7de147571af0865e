using MimeKit;

namespace Checkout.Testing.Mail;

/// <summary>One message as it arrived, with its envelope.</summary>
public sealed record ReceivedMessage(string From, IReadOnlyList<string> Recipients, byte[] Source)
{
    public MimeMessage Message { get; } = MimeMessage.Load(new MemoryStream(Source));
}
