namespace Checkout.Web.Wording;

/// <summary>What the parts of billing details are called, and how their values are written.</summary>
public static class BillingDetailsText
{
    public static string Label(BillingField field) => field switch
    {
        BillingField.Name => "Billed to",
        BillingField.Line1 => "Street",
        BillingField.Line2 => "Building, floor",
        BillingField.PostalCode => "Postal code",
        BillingField.City => "City",
        BillingField.Region => "State or region",
        BillingField.Country => "Country",
        BillingField.Contacts => "Billing contacts",
        BillingField.PoNumber => "Purchase order",
        BillingField.Delivery => "New invoices",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>One line each; several only for contacts. “none” where it is empty.</summary>
    public static IReadOnlyList<string> Lines(BillingDetails details, BillingField field) => field switch
    {
        BillingField.Contacts when details.Contacts.Count > 0 =>
            [.. details.Contacts.Select(contact =>
                $"{contact.Name}, {contact.Email}{(contact.IsPrimary && details.Contacts.Count > 1 ? " (primary)" : "")}")],
        BillingField.Delivery => [Of(details.Delivery)],
        BillingField.Country => [CountryText.Name(details.BillTo.Country)],
        _ => [details.Text(field) ?? "none"],
    };

    public static string Line(BillingDetails details, BillingField field) => string.Join("; ", Lines(details, field));

    public static string Of(InvoiceDelivery delivery) => delivery switch
    {
        InvoiceDelivery.MailWithPdf => "By e-mail, with the PDF",
        InvoiceDelivery.MailWithLink => "By e-mail, with a link only",
        InvoiceDelivery.PortalOnly => "In the portal only",
        _ => throw new ArgumentOutOfRangeException(nameof(delivery)),
    };

    public static string Hint(InvoiceDelivery delivery) => delivery switch
    {
        InvoiceDelivery.MailWithPdf => "Every contact gets each new invoice as an attachment.",
        InvoiceDelivery.MailWithLink =>
            "Every contact gets an e-mail with a link to each new invoice; contacts who can’t sign in get the PDF.",
        InvoiceDelivery.PortalOnly => "No e-mail is sent. Check the portal for new invoices.",
        _ => throw new ArgumentOutOfRangeException(nameof(delivery)),
    };

    /// <summary>“the bill-to address, the billing contacts and the purchase order”.</summary>
    public static string Changed(IReadOnlyList<BillingField> fields)
    {
        var words = fields.Select(field => field switch
        {
            BillingField.Contacts => "the billing contacts",
            BillingField.PoNumber => "the purchase order number",
            BillingField.Delivery => "how new invoices are delivered",
            _ => "the bill-to address",
        }).Distinct(StringComparer.Ordinal).ToList();
        return words.Count <= 1 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";
    }
}
