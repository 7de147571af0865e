using System.Xml.Linq;

namespace Checkout.Web.Messages;

/// <summary>
/// What a template makes a mail of, and what it says about the mail beside its text. A template that sets no subject has nothing to say.
/// </summary>
/// <param name="Db">Sees the rows of the message's account and nothing else; null where the message belongs to none.</param>
/// <param name="Today">The business date now.</param>
public sealed record Mail(
    OutboxMessage Message,
    CheckoutDbContext? Db,
    Account? Account,
    CultureInfo Culture,
    VendorOptions Vendor,
    string PublicUrl,
    TimeZoneInfo VendorZone,
    DateOnly Today,
    CancellationToken Cancellation)
{
    public Sentence? Subject { get; set; }

    /// <summary>Who an answer goes to; the billing department where null.</summary>
    public (string Name, string Email)? ReplyTo { get; set; }

    public IList<(string Name, byte[] Pdf)> Attachments { get; } = [];

    /// <summary>What stands in a mail about several messages of this kind; where null it is the subject, and leads where the button
    /// does.</summary>
    public MailRow? Row { get; set; }

    /// <summary>Set where the mail is about several messages.</summary>
    public Digest? Digest { get; init; }

    /// <summary>The vendor's colours and logo.</summary>
    public required MailLook Look { get; init; }

    /// <summary>The text, block by block: set by the layout.</summary>
    public IReadOnlyList<XElement> Blocks { get; set; } = [];

    /// <summary>How to reach the vendor, in one line.</summary>
    public string Sender =>
        string.Join(", ", new[] { Vendor.Name, Vendor.BillingPhone, Vendor.BillingEmail }.Where(part => part.Length > 0));
}

/// <summary>A message in a mail about several.</summary>
/// <param name="Url">Where it leads; null where its reader can't sign in.</param>
public sealed record MailRow(Sentence What, string? Url, Sentence Says)
{
    /// <summary>Said once above the rows, however many have the same.</summary>
    public string? Why { get; init; }
}
