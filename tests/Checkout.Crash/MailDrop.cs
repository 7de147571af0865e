using System.Diagnostics;
using Checkout.Web.Messages;
using MimeKit;

namespace Checkout.Crash;

/// <summary>Keeps every message as a file of its own, the same one twice if it is sent twice, and may kill whoever sent it before that is
/// noted.</summary>
internal sealed class MailDrop(string folder) : IMailTransport
{
    private int _left = int.MaxValue;

    public void LetPass(int messages) => Interlocked.Exchange(ref _left, messages);

    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.eml");
        await message.WriteToAsync(path + ".part", cancellationToken);
        File.Move(path + ".part", path);
        if (Interlocked.Decrement(ref _left) < 0)
        {
            Process.GetCurrentProcess().Kill();
        }
    }
}
