using System.Net.Sockets;
using Checkout.Web.Messages;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Checkout.Web.Doctor.Checks;

/// <summary>Signs in to the mail server as every message does, and sends a message where one is asked for.</summary>
internal sealed class MailCheckUp(IOptions<MailOptions> options, IOptions<VendorOptions> vendor, IHostEnvironment environment)
    : IDoctorCheck
{
    public async Task<IEnumerable<Finding>> RunAsync(Visit visit, CancellationToken cancellation)
    {
        var mail = options.Value;
        if (mail.Host.Length == 0)
        {
            return environment.IsForTrying() ? [] : [Ailments.MailNowhere.Found()];
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(mail.TimeoutSeconds));
        try
        {
            using var client = new SmtpClient { Timeout = mail.TimeoutSeconds * 1000 };
            await SmtpTransport.OpenAsync(client, mail, patience.Token);
            if (visit.SendMailTo is { } address)
            {
                using var message = Message(mail, address);
                await client.SendAsync(message, patience.Token);
            }

            await client.DisconnectAsync(quit: true, patience.Token);
            return [];
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return [Ailments.MailUnreachable.Found($"No answer within {mail.TimeoutSeconds} seconds.")];
        }
        catch (Exception refused) when (Of(refused) is { } ailment)
        {
            return [ailment.Found(refused.GetBaseException().Message)];
        }
    }

    private static Ailment? Of(Exception refused) => refused switch
    {
        SslHandshakeException => Ailments.MailCertificate,
        AuthenticationException => Ailments.MailSignIn,
        NotSupportedException => Ailments.MailOffer,
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } => Ailments.MailSender,
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } => Ailments.MailRecipient,
        CommandException or ProtocolException => Ailments.MailRefused,
        SocketException or IOException or TimeoutException => Ailments.MailUnreachable,
        _ => null,
    };

    private MimeMessage Message(MailOptions mail, string address) => new(
        [new MailboxAddress(mail.FromName.Length > 0 ? mail.FromName : vendor.Value.CalledName, mail.FromAddress)],
        [MailboxAddress.Parse(address)],
        $"A test of {vendor.Value.CalledName}",
        new TextPart("plain") { Text = "checkout doctor has sent this message, to see whether mails of the portal arrive.\n" });
}
