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

    /// <summary>The text, block by block: set by the layout.</summary>
    public IReadOnlyList<XElement> Blocks { get; set; } = [];

    /// <summary>How to reach the vendor, in one line.</summary>
    public string Sender =>
        string.Join(", ", new[] { Vendor.Name, Vendor.BillingPhone, Vendor.BillingEmail }.Where(part => part.Length > 0));
}
