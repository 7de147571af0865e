namespace Checkout.Domain.Documents;

/// <summary>A numbered document of an account, found in URLs by its slug.</summary>
public interface IDocument : IAccountOwned
{
    string Number { get; }

    /// <summary>The number in the form that URLs take; unique per account and type.</summary>
    string Slug { get; }

    DocumentKind DocumentKind { get; }
}

/// <summary>Who issued a document. An imported one keeps its issuer's number and figures.</summary>
public enum DocumentSource
{
    Checkout,
    Vendor,
}
