namespace Checkout.Web.Documents.Export;

/// <summary>What a list is exported as: the values of <c>?format=</c>.</summary>
public enum ExportFormat
{
    Csv,
    Xlsx,
}
