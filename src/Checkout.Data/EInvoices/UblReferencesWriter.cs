namespace Checkout.Data.EInvoices;

/// <summary>Writes the period and the references of an e-invoice; invoices and credit notes differ in their order.</summary>
internal static class UblReferencesWriter
{
    public static void Write(UblElements xml, EInvoice invoice)
    {
        var details = invoice.Details;
        var references = details.References;
        var poNumber = invoice.Document.Stated("poNumber", invoice.Document.PoNumber);
        if (details.PeriodFrom is not null || details.PeriodTo is not null || details.TaxPointCode is not null)
        {
            xml.Within("InvoicePeriod", () =>
            {
                xml.Day("StartDate", details.PeriodFrom);
                xml.Day("EndDate", details.PeriodTo);
                xml.Text("DescriptionCode", details.TaxPointCode);
            });
        }

        if (poNumber is not null || references.SalesOrder is not null)
        {
            xml.Within("OrderReference", () =>
            {
                xml.Text("ID", poNumber ?? Ubl.NoOrder);
                xml.Text("SalesOrderID", references.SalesOrder);
            });
        }

        foreach (var preceding in references.Preceding)
        {
            xml.Within("BillingReference", () => xml.Within("InvoiceDocumentReference", () =>
            {
                xml.Text("ID", preceding.Number);
                xml.Day("IssueDate", preceding.IssuedOn);
            }));
        }

        xml.Within("DespatchDocumentReference", "ID", references.DespatchAdvice);
        xml.Within("ReceiptDocumentReference", "ID", references.ReceivingAdvice);
        if (!invoice.IsCredit)
        {
            xml.Within("OriginatorDocumentReference", "ID", references.Tender);
        }

        xml.Within("ContractDocumentReference", "ID", references.Contract);
        Supporting(xml, invoice);
        if (invoice.IsCredit)
        {
            xml.Within("OriginatorDocumentReference", "ID", references.Tender);
        }
        else
        {
            xml.Within("ProjectReference", "ID", references.Project);
        }
    }

    private static void Supporting(UblElements xml, EInvoice invoice)
    {
        var references = invoice.Details.References;
        foreach (var each in references.Supporting)
        {
            xml.Within("AdditionalDocumentReference", () =>
            {
                xml.Identifier("ID", each.Id);
                xml.Text("DocumentTypeCode", each.TypeCode);
                xml.Text("DocumentDescription", each.Description);
                var file = each.File is { } number ? invoice.Files.FirstOrDefault(file => file.Position == number) : null;
                if (file is not null || each.Uri is not null)
                {
                    xml.Within("Attachment", () =>
                    {
                        if (file is not null)
                        {
                            xml.File(file);
                        }

                        xml.Within("ExternalReference", "URI", each.Uri);
                    });
                }
            });
        }

        if (invoice.IsCredit && references.Project is { } project)
        {
            xml.Within("AdditionalDocumentReference", () =>
            {
                xml.Text("ID", project);
                xml.Text("DocumentTypeCode", Ubl.ProjectType);
            });
        }
    }
}
