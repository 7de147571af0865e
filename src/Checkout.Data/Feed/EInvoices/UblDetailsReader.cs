using Checkout.Data.EInvoices;

namespace Checkout.Data.Feed.EInvoices;

/// <summary>Reads what an e-invoice says beyond what the portal works with.</summary>
internal static class UblDetailsReader
{
    public static EInvoiceDetails Read(UblNode root, bool isCredit, Currency currency, List<AttachedFileTerms> files,
        UblFindings findings)
    {
        var payments = root.Children("PaymentMeans");
        var terms = root.Children("PaymentTerms").SelectMany(each => each.Texts("Note", "BT-20")).ToList();
        var period = root.Child("InvoicePeriod");
        var taxCurrency = root.Text("TaxCurrencyCode", "BT-6");
        var (typeName, types) = isCredit ? ("CreditNoteTypeCode", Ubl.CreditNoteTypes) : ("InvoiceTypeCode", Ubl.InvoiceTypes);
        var type = root.Need(typeName, "BT-3", "BR-04", "The type", "e-invoice.typeCode");
        if (type.Length > 0 && !types.Contains(type))
        {
            var (kind, other) = isCredit ? ("a credit note", "an invoice") : ("an invoice", "a credit note");
            findings.Problem(root.Element.Element(Ubl.Basics + typeName)!, "BT-3",
                (isCredit ? Ubl.InvoiceTypes : Ubl.CreditNoteTypes).Contains(type)
                    ? $"{type} is the type of {other}, but the document is {kind} (BR-CL-01): whether it asks for money or gives some "
                        + "can’t be told. Ask its issuer."
                    : $"{type} is no type of {kind} (BR-CL-01).");
        }

        return new EInvoiceDetails
        {
            Specification = root.Need("CustomizationID", "BT-24", "BR-01", "The specification"),
            Process = root.Text("ProfileID", "BT-23"),
            TypeCode = type,
            DueOn = isCredit ? payments.Select(each => each.Day("PaymentDueDate", "BT-9", "dueOn"))
            .FirstOrDefault(day => day is not null) : root.Day("DueDate", "BT-9", "dueOn"),
            TaxPointOn = root.Day("TaxPointDate", "BT-7"),
            TaxPointCode = period?.Text("DescriptionCode", "BT-8"),
            PeriodFrom = period?.Day("StartDate", "BT-73"),
            PeriodTo = period?.Day("EndDate", "BT-74"),
            TaxCurrency = taxCurrency,
            TaxInTaxCurrency = taxCurrency is null ? null : root.Children("TaxTotal")
            .FirstOrDefault(total => total.AttributeOf("TaxAmount", "currencyID") == taxCurrency
            && taxCurrency != currency.Code)?.Number("TaxAmount", "BT-111"),
            AccountingReference = root.Text("AccountingCost", "BT-19"),
            PaymentTerms = terms.Count == 0 ? null : string.Join('\n', terms),
            References = ReferencesOf(root, files),
            Seller = PartyOf(root.Child("AccountingSupplierParty"), root, "BT-27", "BR-06", "The seller", findings),
            Buyer = PartyOf(root.Child("AccountingCustomerParty"), root, "BT-44", "BR-07", "The buyer", findings),
            Payee = root.Child("PayeeParty") is { } payee ? UblPartyReader.Read(payee) : null,
            TaxRepresentative = root.Child("TaxRepresentativeParty") is { } representative ? UblPartyReader.Read(representative) : null,
            Delivery = DeliveryOf(root.Child("Delivery")),
            Payments = [.. payments.Select(PaymentOf)],
        };
    }

    /// <summary>The tax total in the document's currency: the one that has the breakdown.</summary>
    public static UblNode? TaxTotal(UblNode root, Currency currency, UblFindings findings)
    {
        var totals = root.Children("TaxTotal")
            .Where(total => total.AttributeOf("TaxAmount", "currencyID") is not { } stated || stated == currency.Code).ToList();
        if (totals.Count > 1)
        {
            findings.Problem(totals[1].Element, "BT-110", $"The tax in {currency.Code} is stated twice.");
        }

        return totals.FirstOrDefault();
    }

    private static EInvoiceReferences ReferencesOf(UblNode root, List<AttachedFileTerms> files)
    {
        var order = root.Child("OrderReference");
        var supporting = root.Children("AdditionalDocumentReference").Select(each => SupportOf(each, files)).OfType<EInvoiceSupport>()
            .ToList();
        return new EInvoiceReferences
        {
            Project = root.Child("ProjectReference")?.Text("ID", "BT-11")
                ?? supporting.FirstOrDefault(each => each.TypeCode == Ubl.ProjectType)?.Id.Id,
            Contract = root.Child("ContractDocumentReference")?.Text("ID", "BT-12"),
            SalesOrder = order?.Text("SalesOrderID", "BT-14"),
            ReceivingAdvice = root.Child("ReceiptDocumentReference")?.Text("ID", "BT-15"),
            DespatchAdvice = root.Child("DespatchDocumentReference")?.Text("ID", "BT-16"),
            Tender = root.Child("OriginatorDocumentReference")?.Text("ID", "BT-17"),
            Preceding =
            [
                .. root.Children("BillingReference").Select(each => each.Child("InvoiceDocumentReference"))
                    .Where(each => each?.Text("ID", "BT-25") is not null)
                        .Select(each => new EInvoicePreceding(each!.Text("ID", "BT-25")!, each.Day("IssueDate", "BT-26"))),
            ],
            Supporting = [.. supporting.Where(each => each.TypeCode != Ubl.ProjectType)],
        };
    }

    private static EInvoiceSupport? SupportOf(UblNode each, List<AttachedFileTerms> files)
    {
        if (each.Identifier("ID", "BT-122") is not { } id)
        {
            return null;
        }

        var file = each.Child("Attachment")?.File("EmbeddedDocumentBinaryObject", "BT-125");
        if (file is not null)
        {
            files.Add(file);
        }

        return new EInvoiceSupport(
            id,
            each.Text("DocumentTypeCode", "BT-122"),
            each.Text("DocumentDescription", "BT-123"),
            each.Descend("Attachment", "ExternalReference")?.Text("URI", "BT-124"),
            file is null ? null : files.Count);
    }

    private static EInvoiceParty PartyOf(UblNode? role, UblNode root, string term, string rule, string who, UblFindings findings)
    {
        var party = role?.Child("Party") is { } node ? UblPartyReader.Read(node) : new EInvoiceParty();
        if (party.Name is null)
        {
            findings.Problem((role ?? root).Element, term, $"{who}’s name is missing ({rule}).");
        }

        else if (role!.Descend("Party", "PartyLegalEntity")?.Text("RegistrationName", term) is null)
        {
            findings.Warn(role.Element, term, $"{who}’s registered name is missing ({rule}); its trading name stands for it.");
            party = party with { TradingName = party.Name };
        }

        findings.Record(term == "BT-44" ? "account" : "legalEntity", (role ?? root).Element, term == "BT-44" ? "BG-7" : "BG-4");
        findings.Record(term == "BT-44" ? "billTo" : "seller", (role ?? root).Element, term == "BT-44" ? "BG-8" : "BG-5");
        return party;
    }

    private static EInvoiceDelivery? DeliveryOf(UblNode? delivery)
    {
        if (delivery is null)
        {
            return null;
        }

        var location = delivery.Child("DeliveryLocation");
        return new EInvoiceDelivery(
            delivery.Descend("DeliveryParty", "PartyName")?.Text("Name", "BT-70"),
            location?.Identifier("ID", "BT-71"),
            delivery.Day("ActualDeliveryDate", "BT-72"),
            location?.Child("Address") is { } address ? UblPartyReader.AddressOf(address) : null);
    }

    private static EInvoicePayment PaymentOf(UblNode each)
    {
        var account = each.Child("PayeeFinancialAccount");
        var mandate = each.Child("PaymentMandate");
        var card = each.Child("CardAccount");
        return new EInvoicePayment
        {
            MeansCode = each.Need("PaymentMeansCode", "BT-81", "BR-49", "The payment means"),
            MeansName = each.AttributeOf("PaymentMeansCode", "name"),
            Reference = each.Text("PaymentID", "BT-83"),
            Account = account?.Text("ID", "BT-84"),
            Holder = account?.Text("Name", "BT-85"),
            Bic = account?.Child("FinancialInstitutionBranch")?.Text("ID", "BT-86"),
            Mandate = mandate?.Text("ID", "BT-89"),
            DebitedAccount = mandate?.Child("PayerFinancialAccount")?.Text("ID", "BT-91"),
            Card = card?.Text("PrimaryAccountNumberID", "BT-87"),
            CardNetwork = card?.Text("NetworkID", "BT-87"),
            CardHolder = card?.Text("HolderName", "BT-88"),
        };
    }
}
