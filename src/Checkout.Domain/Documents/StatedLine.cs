namespace Checkout.Domain.Documents;

/// <summary>What stands on a line of an accounting document, with everything that its issuer stated.</summary>
public sealed record StatedLine(AccountingDocument Document, BilledLine Line)
{
    public string Name => Document.Stated(Field("name"), Line.Name)!;

    public string? Description => Document.Stated(Field("description"), Line.Description);

    public string? Note => Document.Stated(Field("note"), Line.Note);

    public string? Sku => Document.Stated(Field("sku"), Line.Sku);

    public decimal Quantity => Document.Stated(Field("quantity"), Line.Quantity);

    public decimal Price => Document.Stated(Field("price"), Line.Price);

    public decimal BaseQuantity => Document.Stated(Field("baseQuantity"), Line.BaseQuantity);

    public decimal TaxRate => Document.Stated(Field("tax.rate"), Line.TaxRate);

    /// <summary>Why a row of the tax breakdown is free of tax.</summary>
    public static string? ReasonOf(AccountingDocument document, TaxRow row) =>
        document.Stated(FormattableString.Invariant($"taxes[{row.Position - 1}].reason"), row.ExemptionReason);

    private string Field(string name) => FormattableString.Invariant($"lines[{Line.Position - 1}].{name}");
}
