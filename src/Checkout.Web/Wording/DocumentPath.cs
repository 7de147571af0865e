namespace Checkout.Web.Wording;

/// <summary>The kinds of numbered documents that have a page.</summary>
public enum DocumentKind
{
    Quote,
    Contract,
    Order,
    Invoice,
    Payment,
    CreditMemo,
    Contact,

    /// <summary>An event on overdue debt; it has a path of its own, for its number may be that of a credit memo.</summary>
    CollectionsActivity,
}

/// <summary>Where the portal shows a document; mails put the portal's address before it.</summary>
public static class DocumentPath
{
    public static string Of(DocumentKind kind, string slug) => $"/{Tab(kind)}/{Uri.EscapeDataString(slug)}";

    public static string Tab(DocumentKind kind) => kind switch
    {
        DocumentKind.Quote => "Quotes",
        DocumentKind.Contract => "Contracts",
        DocumentKind.Order => "Orders",
        DocumentKind.Invoice => "Invoices",
        DocumentKind.Payment => "Payments",
        DocumentKind.CreditMemo => "CreditMemos",
        DocumentKind.Contact => "Contact",
        DocumentKind.CollectionsActivity => "Collections",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of document has no page."),
    };
}
