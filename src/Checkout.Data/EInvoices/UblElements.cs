using System.Xml;

namespace Checkout.Data.EInvoices;

/// <summary>Writes elements of UBL. What is null is not written.</summary>
internal sealed class UblElements(XmlWriter writer, Currency currency)
{
    /// <summary>As many as a number of .NET has: EN 16931 limits neither quantities nor prices.</summary>
    private const int MostDecimals = 28;

    public void Document(string name, Action content)
    {
        writer.WriteStartDocument();
        writer.WriteStartElement(name, Ubl.NamespaceOf(name).NamespaceName);
        writer.WriteAttributeString("xmlns", "cac", null, Ubl.Aggregates.NamespaceName);
        writer.WriteAttributeString("xmlns", "cbc", null, Ubl.Basics.NamespaceName);
        content();
        writer.WriteEndElement();
        writer.WriteEndDocument();
    }

    public void Within(string name, Action content)
    {
        writer.WriteStartElement("cac", name, Ubl.Aggregates.NamespaceName);
        content();
        writer.WriteEndElement();
    }

    /// <summary>An aggregate around one text; neither without the text.</summary>
    public void Within(string name, string leaf, string? text)
    {
        if (text is not null)
        {
            Within(name, () => Text(leaf, text));
        }
    }

    public void Text(string name, string? text, string? attribute = null, string? value = null)
    {
        if (text is null)
        {
            return;
        }

        writer.WriteStartElement("cbc", name, Ubl.Basics.NamespaceName);
        if (attribute is not null && value is not null)
        {
            writer.WriteAttributeString(attribute, value);
        }

        writer.WriteString(text.Cleaned());
        writer.WriteEndElement();
    }

    public void Identifier(string name, EInvoiceIdentifier? identifier) => Text(name, identifier?.Id, "schemeID", identifier?.Scheme);

    public void Classification(EInvoiceClassification each)
    {
        writer.WriteStartElement("cbc", "ItemClassificationCode", Ubl.Basics.NamespaceName);
        if (each.List is not null)
        {
            writer.WriteAttributeString("listID", each.List);
        }

        if (each.Version is not null)
        {
            writer.WriteAttributeString("listVersionID", each.Version);
        }

        writer.WriteString(each.Code);
        writer.WriteEndElement();
    }

    public void Day(string name, DateOnly? day) => Text(name, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public void File(AttachedFile file)
    {
        writer.WriteStartElement("cbc", "EmbeddedDocumentBinaryObject", Ubl.Basics.NamespaceName);
        writer.WriteAttributeString("mimeCode", file.ContentType);
        writer.WriteAttributeString("filename", file.Name);
        writer.WriteBase64(file.Content, 0, file.Content.Length);
        writer.WriteEndElement();
    }

    public void Flag(string name, bool flag) => Text(name, flag ? "true" : "false");

    /// <summary>An amount with the decimals of its currency.</summary>
    public void Amount(string name, decimal? amount) => Amount(name, amount, currency.Code);

    public void Amount(string name, decimal? amount, string of) => Text(name, Fixed(amount, currency.MinorUnits, 0), "currencyID", of);

    public void AmountUnlessZero(string name, decimal amount) => Amount(name, amount == 0m ? null : amount);

    /// <summary>A price: as many decimals as it has, at least those of its currency.</summary>
    public void Price(string name, decimal? price) =>
        Text(name, Fixed(price, currency.MinorUnits, MostDecimals), "currencyID", currency.Code);

    public void Number(string name, decimal? number) => Text(name, Fixed(number, 0, MostDecimals));

    public void Quantity(string name, decimal? quantity, string? unitCode) =>
        Text(name, Fixed(quantity, 0, MostDecimals), "unitCode", unitCode);

    public void TaxCategory(string name, TaxCategory category, decimal? rate, string? reasonCode = null, string? reason = null) =>
        Within(name, () =>
    {
        Text("ID", category.ToString());
        Number("Percent", rate);
        Text("TaxExemptionReasonCode", reasonCode);
        Text("TaxExemptionReason", reason);
        Within("TaxScheme", "ID", Ubl.Vat);
    });

    private static string? Fixed(decimal? number, int least, int more) =>
        number?.ToString("0" + (least + more > 0 ? "." + new string('0', least) + new string('#', more) : ""),
            CultureInfo.InvariantCulture);
}
