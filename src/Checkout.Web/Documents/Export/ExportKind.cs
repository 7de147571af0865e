namespace Checkout.Web.Documents.Export;

/// <summary>What a column holds.</summary>
public enum ExportKind
{
    Text,
    Amount,
    Number,
    Date,
    Instant,
}
