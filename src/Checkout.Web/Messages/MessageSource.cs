using Checkout.Domain.Documents;
using System.Globalization;
using Checkout.Data;
using Checkout.Domain.Accounts;
using Checkout.Domain.Messages;
using Checkout.Web.Hosting;
using Checkout.Web.Wording;

namespace Checkout.Web.Messages;

/// <summary>What a template renders from: the message, its account, and a context that sees nothing else.</summary>
public sealed record MessageSource(OutboxMessage Message, CheckoutDbContext Db, Account Account, VendorOptions Vendor, string PublicUrl, TimeZoneInfo VendorZone)
{
    public CultureInfo Culture { get; } = Reader.CultureFor(Account.Locale);

    /// <summary>A link that also says which account it belongs to, so that a member of several is switched (A3).</summary>
    public string Link(string path, string query = "") =>
        $"{PublicUrl.TrimEnd('/')}{path}?account={Uri.EscapeDataString(Account.Number)}{query}";

    public string Link(DocumentKind kind, string slug, string query = "") => Link(DocumentPath.Of(kind, slug), query);
}
