using Checkout.Testing.Mail;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Checkout.Web.Tests.Testing;

public sealed class TheMailSink
{
    [Fact]
    public async Task Keeps_a_message_byte_for_byte_with_its_envelope()
    {
        await using var sink = new SmtpSink();
        await SendAsync(sink, "Größe 120 €\r\n.a line that starts with a dot\r\n");

        var message = Assert.Single(await sink.WaitForAsync(1));
        Assert.Equal(["billing@acme.example"], message.Recipients);
        Assert.Equal("Größe 120 €\r\n.a line that starts with a dot\r\n", message.Message.TextBody, ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData(SmtpBehavior.Unavailable)]
    [InlineData(SmtpBehavior.RefuseRecipient)]
    [InlineData(SmtpBehavior.RefuseMessage)]
    [InlineData(SmtpBehavior.DropBeforeAnswer)]
    public async Task Loses_a_message_in_each_way_that_servers_do(SmtpBehavior behavior)
    {
        await using var sink = new SmtpSink { Behavior = behavior };

        await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(sink, "lost"));
        Assert.Empty(sink.Received);
    }

    [Fact]
    public async Task Keeps_a_message_whose_sender_never_learns_so()
    {
        await using var sink = new SmtpSink { Behavior = SmtpBehavior.KeepAndDrop };

        await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(sink, "kept"));
        Assert.Single(sink.Received);
    }

    [Fact]
    public async Task Hangs_until_the_sender_gives_up()
    {
        await using var sink = new SmtpSink { Behavior = SmtpBehavior.Hang };

        await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(sink, "never", TimeSpan.FromMilliseconds(200)));
        Assert.Equal(1, sink.Connections);
    }

    private static async Task SendAsync(SmtpSink sink, string body, TimeSpan? patience = null)
    {
        using var message = new MimeMessage(
            [new MailboxAddress("Vendor", "no-reply@vendor.example")], [new MailboxAddress("Acme", "billing@acme.example")], "Subject",
            new TextPart("plain") { Text = body });
        using var client = new SmtpClient(new NullProtocolLogger());
        client.Timeout = (int)(patience ?? TimeSpan.FromSeconds(5)).TotalMilliseconds;
        await client.ConnectAsync(sink.Host, sink.Port, SecureSocketOptions.None);
        await client.SendAsync(message);
        await client.DisconnectAsync(quit: true);
    }
}
