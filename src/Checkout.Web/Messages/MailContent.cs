namespace Checkout.Web.Messages;

/// <summary>A fact under the text, such as the total.</summary>
/// <param name="Url">Where the page of what it names is; the label leads there.</param>
public sealed record MailFact(string Label, string Value, string? Url = null);

/// <summary>Where the one button leads.</summary>
public sealed record MailAction(string Label, string Url);

/// <summary>A file that goes with the message.</summary>
public sealed record MailAttachment(string FileName, string MediaType, byte[] Content);

/// <summary>What a message says, without its form: text and HTML are made from it alike.</summary>
public sealed record MailContent(string Subject, IReadOnlyList<string> Paragraphs)
{
    public IReadOnlyList<MailFact> Facts { get; init; } = [];

    /// <summary>What somebody wrote, shown as a quotation.</summary>
    public string? Quotation { get; init; }

    public MailAction? Action { get; init; }

    /// <summary>Why this person gets it.</summary>
    public required string Reason { get; init; }

    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];

    /// <summary>Who an answer goes to; the billing department where null.</summary>
    public (string Name, string Email)? ReplyTo { get; init; }
}
