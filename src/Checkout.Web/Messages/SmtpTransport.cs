using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Checkout.Web.Messages;

/// <summary>Hands messages to a mail server.</summary>
public sealed class SmtpTransport(IOptions<MailOptions> options) : IMailTransport
{
    public async Task SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        var mail = options.Value;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(TimeSpan.FromSeconds(mail.TimeoutSeconds));
        using var client = new SmtpClient { Timeout = mail.TimeoutSeconds * 1000 };
        await client.ConnectAsync(mail.Host, mail.Port, SecurityOf(mail), timeout.Token);
        if (mail.UserName.Length > 0)
        {
            await client.AuthenticateAsync(mail.UserName, mail.Password, timeout.Token);
        }

        await client.SendAsync(message, timeout.Token);
        await client.DisconnectAsync(quit: true, timeout.Token);
    }

    private static SecureSocketOptions SecurityOf(MailOptions mail) => mail.Security switch
    {
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };
}
