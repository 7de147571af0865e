namespace Checkout.Domain.Documents;

/// <summary>A file inside an e-invoice (BT-125).</summary>
public sealed record AttachedFileTerms(string Name, string ContentType, byte[] Content);

/// <summary>A file that came inside the e-invoice of an invoice or credit memo.</summary>
public abstract class AttachedFile : DocumentRow
{
    /// <summary>How much the files of one document may come to.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>The types that EN 16931 allows; a file of another is refused.</summary>
    public static IReadOnlyCollection<string> ContentTypes { get; } =
    [
        "application/pdf", "image/png", "image/jpeg", "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.oasis.opendocument.spreadsheet",
    ];

    protected AttachedFile() { }

    protected AttachedFile(Guid accountId, int position, AttachedFileTerms terms)
        : base(accountId, position) => (Name, ContentType, Content) = (terms.Name, terms.ContentType, terms.Content);

    public string Name { get; private set; } = null!;

    public string ContentType { get; private set; } = null!;

    public byte[] Content { get; private set; } = null!;
}
