using MimeKit;

namespace Checkout.Web.Features.Sandbox.Mails;

/// <summary>A caught mail in the list.</summary>
public sealed record MailRow(Guid Id, string Subject, string To, DateTimeOffset At);

/// <param name="Older">What older ones are asked for by; null where there are none.</param>
public sealed record MailList(IReadOnlyList<MailRow> Rows, long? Older);

/// <summary>One of them.</summary>
public sealed record MailPage(Guid Id, MimeMessage Mail)
{
    public IReadOnlyList<string> Attached => [.. Mail.Attachments.OfType<MimePart>().Select(part => part.FileName ?? "")];
}
