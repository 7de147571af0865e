namespace Checkout.Domain.Contracts;

/// <summary>How the billing contacts learn of a new invoice. It stands in the portal in any case.</summary>
public enum InvoiceDelivery
{
    /// <summary>By mail with the invoice as a PDF.</summary>
    MailWithPdf,

    /// <summary>By mail with a link into the portal, for companies whose mail must not carry documents.</summary>
    MailWithLink,

    /// <summary>Not at all: they look into the portal.</summary>
    PortalOnly,
}
