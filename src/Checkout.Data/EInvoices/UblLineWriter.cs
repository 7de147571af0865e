namespace Checkout.Data.EInvoices;

/// <summary>Writes a line of an e-invoice.</summary>
internal static class UblLineWriter
{
    public static void Write(UblElements xml, EInvoice invoice, BilledLine line, int index)
    {
        var details = index < invoice.Details.Lines.Count ? invoice.Details.Lines[index] : null;
        var stated = new StatedLine(invoice.Document, line);
        var price = details is null ? UblPrice.Explaining(line, invoice.Currency) : UblPrice.AsStated(stated, details);
        var unitCode = details is null ? UnitCodes.CodeOf(line.Unit) : details.UnitCode;
        xml.Within(invoice.IsCredit ? "CreditNoteLine" : "InvoiceLine", () =>
        {
            xml.Text("ID", details?.Id ?? line.Position.ToString(CultureInfo.InvariantCulture));
            xml.Text("Note", string.Join('\n', new[] { stated.Note, price.Remark }.OfType<string>()) is { Length: > 0 } note ? note : null);
            xml.Quantity(invoice.IsCredit ? "CreditedQuantity" : "InvoicedQuantity", price.Quantity, unitCode);
            xml.Amount("LineExtensionAmount", line.Amount);
            xml.Text("AccountingCost", details?.AccountingReference);
            Period(xml, line);
            xml.Within("OrderLineReference", "LineID", details?.OrderLine);
            if (details?.InvoicedObject is { } reference)
            {
                xml.Within("DocumentReference", () =>
                {
                    xml.Identifier("ID", reference);
                    xml.Text("DocumentTypeCode", invoice.Details.Specification == Ubl.Peppol ? Ubl.InvoicedObjectType : null);
                });
            }

            foreach (var each in details?.Adjustments ?? Adjustments(line))
            {
                Adjustment(xml, each);
            }

            Item(xml, stated, details);
            xml.Within("Price", () =>
            {
                xml.Price("PriceAmount", price.Amount);
                xml.Quantity("BaseQuantity", price.BaseQuantity,
                    price.BaseQuantity is null ? null : details is null ? unitCode : details.BaseUnitCode);
                Discount(xml, details);
            });
        });
    }

    private static void Period(UblElements xml, BilledLine line)
    {
        if (line.PeriodFrom is not null || line.PeriodTo is not null)
        {
            xml.Within("InvoicePeriod", () =>
            {
                xml.Day("StartDate", line.PeriodFrom);
                xml.Day("EndDate", line.PeriodTo);
            });
        }
    }

    private static void Item(UblElements xml, StatedLine line, EInvoiceLine? details) => xml.Within("Item", () =>
    {
        xml.Text("Description", line.Description);
        xml.Text("Name", line.Name);
        xml.Within("BuyersItemIdentification", "ID", details?.BuyersItemId);
        xml.Within("SellersItemIdentification", "ID", line.Sku);
        if (details?.StandardItemId is { } standard)
        {
            xml.Within("StandardItemIdentification", () => xml.Identifier("ID", standard));
        }

        xml.Within("OriginCountry", "IdentificationCode", details?.OriginCountry);
        foreach (var each in details?.Classifications ?? [])
        {
            xml.Within("CommodityClassification", () => xml.Classification(each));
        }

        xml.TaxCategory("ClassifiedTaxCategory", line.Line.TaxCategory, EInvoiceTax.RateOf(line.Line.TaxCategory, line.TaxRate));
        foreach (var each in details?.Attributes ?? [])
        {
            xml.Within("AdditionalItemProperty", () =>
            {
                xml.Text("Name", each.Name);
                xml.Text("Value", each.Value);
            });
        }
    });

    private static void Discount(UblElements xml, EInvoiceLine? details)
    {
        // A gross price below zero is none either (BR-28).
        if (details is { PriceDiscount: { } discount, GrossPrice: null or >= 0m })
        {
            xml.Within("AllowanceCharge", () =>
            {
                xml.Flag("ChargeIndicator", flag: false);
                xml.Price("Amount", discount);
                xml.Price("BaseAmount", details.GrossPrice);
            });
        }
    }

    /// <summary>The line's sums, where nothing more is known of them.</summary>
    private static IReadOnlyList<EInvoiceLineAdjustment> Adjustments(BilledLine line)
    {
        EInvoiceLineAdjustment[] both = [new(false, line.AllowanceAmount, "Discount", null, null, null),
            new(true, line.ChargeAmount, "Charge", null, null, null)];
        return [.. both.Where(each => each.Amount != 0m)];
    }

    private static void Adjustment(UblElements xml, EInvoiceLineAdjustment each) => xml.Within("AllowanceCharge", () =>
    {
        xml.Flag("ChargeIndicator", each.IsCharge);
        xml.Text("AllowanceChargeReasonCode", each.ReasonCode);
        xml.Text("AllowanceChargeReason", each.Reason);
        xml.Number("MultiplierFactorNumeric", each.Percent);
        xml.Amount("Amount", each.Amount);
        xml.Amount("BaseAmount", each.Base);
    });
}
