namespace Checkout.Domain.Documents;

/// <summary>A document with the number and the slug under which it stands from the first day.</summary>
public abstract class NumberedDocument : AccountEntity, IDocument
{
    protected NumberedDocument()
    {
    }

    /// <param name="slug">Where the number alone would not be unique in URLs; made of it otherwise.</param>
    protected NumberedDocument(Guid accountId, string number, string? slug)
        : base(accountId) => (Number, Slug) = (number, slug ?? DocumentNumber.Slug(number));

    public string Number { get; private set; } = null!;

    public string Slug { get; private set; } = null!;
}
