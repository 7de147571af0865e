namespace Checkout.Web.Documents.Export;

/// <summary>Takes the cells of a row from left to right.</summary>
internal interface ICellWriter
{
    void Empty();

    void Text(string value);

    void Amount(decimal value, int decimals);

    void Number(decimal value);

    void Date(DateOnly value);

    /// <param name="value">With the offset that it is to be shown in.</param>
    void Instant(DateTimeOffset value);
}
