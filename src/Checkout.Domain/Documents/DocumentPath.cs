namespace Checkout.Domain.Documents;

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

    public static string Of(IDocument document) => Of(document.DocumentKind, document.Slug);

    /// <summary>One of the kind, in running text.</summary>
    public static string Word(DocumentKind kind) => kind switch
    {
        DocumentKind.Quote => "quote",
        DocumentKind.Contract => "contract",
        DocumentKind.Order => "order",
        DocumentKind.Invoice => "invoice",
        DocumentKind.Payment => "payment",
        DocumentKind.CreditMemo => "credit memo",
        DocumentKind.Contact => "message",
        DocumentKind.CollectionsActivity => "collections event",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of document has no word."),
    };

    /// <summary>The kind whose documents lie under a tab; null where there are none.</summary>
    public static DocumentKind? KindOf(string tab) =>
        Enum.GetValues<DocumentKind>().Cast<DocumentKind?>()
            .FirstOrDefault(kind => string.Equals(Tab(kind!.Value), tab, StringComparison.OrdinalIgnoreCase));

    /// <summary>The tab’s name as readers see it.</summary>
    public static string TabName(DocumentKind kind) =>
        kind is DocumentKind.CreditMemo or DocumentKind.CollectionsActivity ? "Credit Memos" : Tab(kind);

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
