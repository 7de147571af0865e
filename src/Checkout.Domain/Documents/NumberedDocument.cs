namespace Checkout.Domain.Documents;

/// <summary>A document with the number and the slug under which it stands from the first day.</summary>
public abstract class NumberedDocument : AccountEntity, IDocument
{
    protected NumberedDocument() { }

    /// <param name="slug">Where the number alone would not be unique in URLs; made of it otherwise.</param>
    protected NumberedDocument(Guid accountId, string number, string? slug)
        : base(accountId) => (Number, Slug) = (number, slug ?? DocumentNumber.Slug(number));

    public string Number { get; private set; } = null!;

    public string Slug { get; private set; } = null!;

    public abstract DocumentKind DocumentKind { get; }
}

/// <summary>A document that one side issued to the other, in one currency.</summary>
public abstract class IssuedDocument : NumberedDocument
{
    protected IssuedDocument() { }

    protected IssuedDocument(Guid accountId, string number, string? slug, DocumentSource source, string? externalId, Currency currency)
        : base(accountId, number, slug) => (Source, ExternalId, Currency) = (source, externalId, currency);

    public DocumentSource Source { get; private set; }

    /// <summary>The id in the vendor's system; null where Checkout issued the document.</summary>
    public string? ExternalId { get; private set; }

    public Currency Currency { get; private set; } = null!;
}
