using System.Xml.Linq;
using Checkout.Data.EInvoices;

namespace Checkout.Data.Feed.EInvoices;

/// <summary>Reads an invoice or credit note in UBL 2.1 as a record of the feed. Who it is for is decided afterwards.</summary>
internal sealed class UblReader(XElement root, UblFindings findings)
{
    private const int MaxLines = 10_000;

    private readonly UblNode _root = new(root, findings);
    private readonly bool _isCredit = root.Name.LocalName == Ubl.CreditNote;

    /// <returns>Null where the document has no currency, without which no figure means anything.</returns>
    public AccountingRecord? Read()
    {
        var code = _root.Need("DocumentCurrencyCode", "BT-5", "BR-05", "The currency", "currency");
        if (!Currency.TryFromCode(code, out var currency))
        {
            if (code.Length > 0)
            {
                findings.Problem(root, "BT-5", $"“{code}” is not a currency code of ISO 4217.");
            }

            return null;
        }

        var lines = _root.Children(_isCredit ? "CreditNoteLine" : "InvoiceLine");
        if (lines.Count is 0 or > MaxLines)
        {
            findings.Problem(root, "BG-25",
                lines.Count == 0 ? "The document has no line (BR-16)."
                : FormattableString.Invariant($"At most {MaxLines} lines are possible."));
        }

        var taxes = TaxTotalIn(currency);
        var adjustments = _root.Children("AllowanceCharge");
        var read = lines.Take(MaxLines).Select((line, index) => UblLineReader.Read(line, index, currency, findings)).ToList();
        var files = new List<AttachedFileTerms>();
        var details = UblDetailsReader.Read(_root, _isCredit, currency, files, findings) with
        {
            Adjustments = [.. adjustments.Select(item => new EInvoiceAdjustment(item.Text("AllowanceChargeReasonCode", "BT-98"),
                item.Number("BaseAmount", "BT-93"), item.Number("MultiplierFactorNumeric", "BT-94")))],
            TaxReasonCodes = [.. taxes.Select(row => row.Child("TaxCategory")?.Text("TaxExemptionReasonCode", "BT-121"))],
            Lines = [.. read.Select(line => line.Details)],
        };
        if (files.Sum(file => (long)file.Content.Length) > AttachedFile.MaxBytes)
        {
            findings.Problem(root, "BG-24",
                FormattableString.Invariant($"Its files may come to {AttachedFile.MaxBytes / 1024 / 1024} MB together."));
        }

        var record = WithFacts(details) with
        {
            Files = files,
            Currency = currency,
            Lines = [.. read.Select(line => line.Record)],
            AllowanceCharges = [.. adjustments.Select((item, index) => AdjustmentOf(item, index, currency))],
            Taxes = [.. taxes.Select((row, index) => SubtotalOf(row, index, currency))],
            Totals = TotalsIn(currency),
        };
        return record with { EInvoice = record.EInvoice! with { Stated = RecordLimits.Fit(record) } };
    }

    private AccountingRecord WithFacts(EInvoiceDetails details)
    {
        var order = _root.Child("OrderReference")?.Text("ID", "BT-13", "poNumber");
        var number = _root.Need("ID", "BT-1", "BR-02", "The number", "number");
        var issuedOn = _root.Day("IssueDate", "BT-2", "issuedOn");
        if (issuedOn is null && _root.Text("IssueDate", "BT-2") is null)
        {
            findings.Problem(root, "BT-2", "The date of issue is missing (BR-03).");
        }

        var notes = _root.Texts("Note", "BT-22");
        var common = new InvoiceRecord
        {
            Type = "invoice",
            ExternalId = "",
            Account = "",
            Number = number,
            Currency = Currency.Eur,
            IssuedOn = issuedOn ?? default,
            DueOn = details.DueOn,
            BillTo = BillTo(details.Buyer),
            BuyerTaxId = details.Buyer.VatId ?? details.Buyer.TaxRegistration?.Id,
            BuyerReference = _root.Text("BuyerReference", "BT-10", "buyerReference"),
            PoNumber = order is Ubl.NoOrder ? null : order,
            Note = notes.Count == 0 ? null : string.Join('\n', notes),
            Lines = [],
            Taxes = [],
            Totals = new TotalsRecord { LineNet = 0m, Net = 0m, Total = 0m, Due = 0m },
            EInvoice = _isCredit ? details : details with { DueOn = null },
        };
        return !_isCredit ? common : new CreditMemoRecord
        {
            Type = "creditMemo",
            ExternalId = "",
            Account = "",
            Number = common.Number,
            Currency = common.Currency,
            IssuedOn = common.IssuedOn,
            BillTo = common.BillTo,
            BuyerTaxId = common.BuyerTaxId,
            BuyerReference = common.BuyerReference,
            PoNumber = common.PoNumber,
            Note = common.Note,
            Lines = [],
            Taxes = [],
            Totals = common.Totals,
            EInvoice = common.EInvoice,
        };
    }

    /// <summary>The rows of the tax total in the document's currency; a second total may state the tax in another (BT-111).</summary>
    private IReadOnlyList<UblNode> TaxTotalIn(Currency currency) =>
        UblDetailsReader.TaxTotal(_root, currency, findings)?.Children("TaxSubtotal") ?? [];

    private AllowanceChargeRecord AdjustmentOf(UblNode item, int index, Currency currency)
    {
        var path = FormattableString.Invariant($"allowanceCharges[{index}]");
        var isCharge = item.Flag("ChargeIndicator", "BG-20");
        return new AllowanceChargeRecord
        {
            Charge = isCharge,
            Amount = item.NeedAmount("Amount", isCharge ? "BT-99" : "BT-92", isCharge ? "BR-36" : "BR-31",
            "The amount of the allowance or charge", currency.Code, path + ".amount"),
            Reason = item.Text("AllowanceChargeReason", isCharge ? "BT-104" : "BT-97", path + ".reason"),
            Tax = UblLineReader.TaxOf(item.Child("TaxCategory"), item, "BT-95", "BR-32", path + ".tax", findings),
        };
    }

    private TaxSubtotalRecord SubtotalOf(UblNode row, int index, Currency currency)
    {
        var path = FormattableString.Invariant($"taxes[{index}]");
        var category = row.Child("TaxCategory");
        var tax = UblLineReader.TaxOf(category, row, "BT-118", "BR-47", path, findings);
        return new TaxSubtotalRecord
        {
            Category = tax.Category,
            Rate = tax.Rate,
            Reason = category?.Text("TaxExemptionReason", "BT-120", path + ".reason"),
            Taxable = row.NeedAmount("TaxableAmount", "BT-116", "BR-45", "The taxable amount", currency.Code, path + ".taxable"),
            Tax = row.NeedAmount("TaxAmount", "BT-117", "BR-46", "The tax", currency.Code, path + ".tax"),
        };
    }

    private TotalsRecord TotalsIn(Currency currency)
    {
        if (_root.Child("LegalMonetaryTotal") is not { } totals)
        {
            findings.Problem(root, "BG-22", "The sums are missing (BR-12).");
            return new TotalsRecord { LineNet = 0m, Net = 0m, Total = 0m, Due = 0m };
        }

        findings.Record("taxes", root, "BG-23");
        return new TotalsRecord
        {
            LineNet = totals.NeedAmount("LineExtensionAmount", "BT-106", "BR-12", "The sum of the lines", currency.Code, "totals.lineNet"),
            Allowances = totals.Amount("AllowanceTotalAmount", "BT-107", currency.Code, "totals.allowances") ?? 0m,
            Charges = totals.Amount("ChargeTotalAmount", "BT-108", currency.Code, "totals.charges") ?? 0m,
            Net = totals.NeedAmount("TaxExclusiveAmount", "BT-109", "BR-13", "The total without tax", currency.Code, "totals.net"),
            Tax = UblDetailsReader.TaxTotal(_root, currency, findings)?.Amount("TaxAmount", "BT-110", currency.Code, "totals.tax") ?? 0m,
            Total = totals.NeedAmount("TaxInclusiveAmount", "BT-112", "BR-14", "The total with tax", currency.Code, "totals.total"),
            Prepaid = totals.Amount("PrepaidAmount", "BT-113", currency.Code, "totals.prepaid") ?? 0m,
            Rounding = totals.Amount("PayableRoundingAmount", "BT-114", currency.Code, "totals.rounding") ?? 0m,
            Due = totals.NeedAmount("PayableAmount", "BT-115", "BR-15", "The amount due", currency.Code, "totals.due"),
        };
    }

    /// <returns>Null where the e-invoice states too little: then the account's address is printed.</returns>
    private static AddressRecord? BillTo(EInvoiceParty buyer) =>
        buyer is { Name: { } name, Address: { Line1: { } street, City: { } city, Country: { } country } address }
            ? new AddressRecord
            {
                Name = name,
                Line1 = street,
                Line2 = string.Join(", ", new[] { address.Line2, address.Line3 }.OfType<string>()) is { Length: > 0 } second ? second
                : null,
                City = city,
                Region = address.Region,
                PostalCode = address.PostalCode,
                Country = country,
            }
            : null;
}
