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
        await OpenAsync(client, mail, timeout.Token);
        await client.SendAsync(message, timeout.Token);
        await client.DisconnectAsync(quit: true, timeout.Token);
    }

    /// <summary>Connects and signs in, as before every message.</summary>
    public static async Task OpenAsync(SmtpClient client, MailOptions mail, CancellationToken cancellation)
    {
        await client.ConnectAsync(mail.Host, mail.Port, SecurityOf(mail), cancellation);
        if (mail.UserName.Length > 0)
        {
            await client.AuthenticateAsync(mail.UserName, mail.Password, cancellation);
        }
    }

    private static SecureSocketOptions SecurityOf(MailOptions mail) => mail.Security switch
    {
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };
}
