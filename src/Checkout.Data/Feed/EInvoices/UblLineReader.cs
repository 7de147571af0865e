using Checkout.Data.EInvoices;

namespace Checkout.Data.Feed.EInvoices;

/// <summary>Reads a line of an e-invoice (BG-25).</summary>
internal static class UblLineReader
{
    public static (BilledLineRecord Record, EInvoiceLine Details) Read(UblNode line, int index, Currency currency, UblFindings findings)
    {
        var path = FormattableString.Invariant($"lines[{index}]");
        findings.Record(path, line.Element, "BG-25");
        var quantityName = line.Element.Name.LocalName == "CreditNoteLine" ? "CreditedQuantity" : "InvoicedQuantity";
        var item = line.Child("Item");
        var price = line.Child("Price");
        var period = line.Child("InvoicePeriod");
        var adjustments = line.Children("AllowanceCharge").Select(each => AdjustmentOf(each, currency)).ToList();
        if (item is null || price is null)
        {
            findings.Problem(line.Element, item is null ? "BG-31" : "BG-29",
                item is null ? "The line does not say what was sold (BR-25)." : "The line has no price (BR-26).");
        }

        var unitCode = line.AttributeOf(quantityName, "unitCode");
        return (
            new BilledLineRecord
            {
                Sku = item?.Child("SellersItemIdentification")?.Text("ID", "BT-155", path + ".sku"),
                Name = item?.Need("Name", "BT-153", "BR-25", "The name of what was sold", path + ".name") ?? "",
                Description = item?.Text("Description", "BT-154", path + ".description"),
                Quantity = line.NeedNumber(quantityName, "BT-129", "BR-22", "The quantity", path + ".quantity"),
                Unit = UnitCodes.WordOf(unitCode),
                Price = price?.NeedAmount("PriceAmount", "BT-146", "BR-26", "The price", currency.Code, path + ".price") ?? 0m,
                BaseQuantity = price?.Number("BaseQuantity", "BT-149", path + ".baseQuantity") ?? 1m,
                Allowances = adjustments.Where(each => !each.IsCharge).Sum(each => each.Amount),
                Charges = adjustments.Where(each => each.IsCharge).Sum(each => each.Amount),
                Amount = line.NeedAmount("LineExtensionAmount", "BT-131", "BR-24", "The amount of the line", currency.Code,
                path + ".amount"),
                Tax = TaxOf(item?.Child("ClassifiedTaxCategory"), line, "BT-151", "BR-CO-04", path + ".tax", findings),
                PeriodFrom = period?.Day("StartDate", "BT-134", path + ".periodFrom"),
                PeriodTo = period?.Day("EndDate", "BT-135", path + ".periodTo"),
                Note = line.Text("Note", "BT-127", path + ".note"),
            },
            new EInvoiceLine
            {
                Id = line.Need("ID", "BT-126", "BR-21", "The line’s identifier"),
                UnitCode = unitCode,
                AccountingReference = line.Text("AccountingCost", "BT-133"),
                OrderLine = line.Child("OrderLineReference")?.Text("LineID", "BT-132"),
                InvoicedObject = ObjectOf(line),
                Adjustments = adjustments,
                GrossPrice = price?.Child("AllowanceCharge")?.Number("BaseAmount", "BT-148"),
                PriceDiscount = DiscountOf(price),
                StatesBaseQuantity = price?.Text("BaseQuantity", "BT-149") is not null,
                BaseUnitCode = price?.AttributeOf("BaseQuantity", "unitCode"),
                BuyersItemId = item?.Child("BuyersItemIdentification")?.Text("ID", "BT-156"),
                StandardItemId = item?.Child("StandardItemIdentification")?.Identifier("ID", "BT-157"),
                Classifications = [.. (item?.Children("CommodityClassification") ?? []).Select(ClassificationOf)
                .OfType<EInvoiceClassification>()],
                OriginCountry = item?.Child("OriginCountry")?.Text("IdentificationCode", "BT-159"),
                Attributes = [.. (item?.Children("AdditionalItemProperty") ?? [])
                .Select(each => new EInvoiceAttribute(each.Text("Name", "BT-160") ?? "", each.Text("Value", "BT-161") ?? ""))],
            });
    }

    public static TaxTreatmentRecord TaxOf(UblNode? category, UblNode parent, string term, string rule, string field, UblFindings findings)
    {
        findings.Record(field, (category ?? parent).Element, term);
        var code = category?.Text("ID", term) ?? "";
        if (!Enum.TryParse<TaxCategory>(code, ignoreCase: false, out var known) || char.IsAsciiDigit(code[0]))
        {
            findings.Problem((category ?? parent).Element, term,
                code.Length == 0 ? $"The tax category is missing ({rule})."
                : $"There is no tax category “{code}”: S, Z, E, AE, K, G, O, L, M and B are known.");
        }

        category?.Child("TaxScheme")?.Text("ID", term);
        return new TaxTreatmentRecord { Category = known, Rate = category?.Number("Percent", term, field + ".rate") ?? 0m };
    }

    private static EInvoiceLineAdjustment AdjustmentOf(UblNode each, Currency currency)
    {
        var isCharge = each.Flag("ChargeIndicator", "BG-27");
        return new EInvoiceLineAdjustment(
            isCharge,
            each.NeedAmount("Amount", isCharge ? "BT-141" : "BT-136", isCharge ? "BR-43" : "BR-41",
            "The amount of the allowance or charge", currency.Code),
            each.Text("AllowanceChargeReason", isCharge ? "BT-144" : "BT-139"),
            each.Text("AllowanceChargeReasonCode", isCharge ? "BT-145" : "BT-140"),
            each.Amount("BaseAmount", isCharge ? "BT-142" : "BT-137", currency.Code),
            each.Number("MultiplierFactorNumeric", isCharge ? "BT-143" : "BT-138"));
    }

    private static decimal? DiscountOf(UblNode? price)
    {
        var discount = price?.Child("AllowanceCharge");
        discount?.Flag("ChargeIndicator", "BT-147");
        return discount?.Number("Amount", "BT-147");
    }

    private static EInvoiceIdentifier? ObjectOf(UblNode line)
    {
        var reference = line.Child("DocumentReference");
        reference?.Text("DocumentTypeCode", "BT-128");
        return reference?.Identifier("ID", "BT-128");
    }

    private static EInvoiceClassification? ClassificationOf(UblNode each) => each.Text("ItemClassificationCode", "BT-158") is { } code
        ? new EInvoiceClassification(code, each.AttributeOf("ItemClassificationCode", "listID"),
            each.AttributeOf("ItemClassificationCode", "listVersionID"))
        : null;
}
