using System.Diagnostics.CodeAnalysis;
using Checkout.Data.Sandbox;
using MimeKit;

namespace Checkout.Web.Messages.Caught;

/// <summary>Where the mails of a sandbox end: whatever made them, each says that it is none, and lies in the folder. None leaves.</summary>
public sealed class CaughtMails(FolderTransport folder) : IMailTransport
{
    private const string Banner = $"""
        <table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0"><tr><td align="center" bgcolor="#1f2733"
        style="padding:8px 12px;background:#1f2733;color:#ffffff;font-family:Arial,Helvetica,sans-serif;font-size:15px">
        {SandboxEnvironment.Mark}</td></tr></table>
        """;

    public Task SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        message.Subject = $"[{SandboxEnvironment.Name}] {message.Subject}";
        foreach (var part in message.BodyParts.OfType<TextPart>().Where(part => !part.IsAttachment))
        {
            part.Text = part.IsHtml ? Marked(part.Text) : $"{SandboxEnvironment.Mark}\n\n{part.Text}";
        }

        return folder.SendAsync(message, cancellation);
    }

    /// <summary>The headers of a caught mail; null where it went out within another, or was not worth saying any more.</summary>
    public async Task<HeaderList?> HeadersAsync(Guid id, CancellationToken cancellation) =>
        File.Exists(PathOf(id)) ? await HeaderList.LoadAsync(PathOf(id), cancellation) : null;

    /// <summary>A caught mail; the caller disposes it.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The caller disposes it.")]
    public async Task<MimeMessage?> ReadAsync(Guid id, CancellationToken cancellation) =>
        File.Exists(PathOf(id)) ? await MimeMessage.LoadAsync(PathOf(id), cancellation) : null;

    private string PathOf(Guid id) => folder.PathOf(id.ToString("N"));

    private static string Marked(string html)
    {
        var body = html.IndexOf("<body", StringComparison.OrdinalIgnoreCase);
        var begins = body < 0 ? 0 : html.IndexOf('>', body) + 1;
        return html.Insert(begins, Banner);
    }
}
