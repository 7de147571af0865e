using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;
using Checkout.Data.EInvoices;
using Checkout.Data.Feed.Imports;
using Checkout.Data.Mapping;

namespace Checkout.Data.Feed.EInvoices;

/// <summary>Turns an e-invoice into the one record of its file. It is known by its kind, issuer and number.</summary>
internal static class UblFeed
{
    private static readonly RecordImport[] Imports = [.. FeedLines.Imports.Where(import => import.Type is "invoice" or "creditMemo")];

    /// <returns>Null where the file has problems.</returns>
    public static async Task<ParsedLine?> ReadAsync(FeedSource source, FeedPass pass, IncrementalHash digest,
        CancellationToken cancellation)
    {
        pass.Enter(1);
        if (await source.BytesAsync(UblFile.MaxBytes, cancellation) is not { } bytes)
        {
            pass.Problem(null, FormattableString.Invariant($"An e-invoice may be {UblFile.MaxBytes / 1024 / 1024} MB long at most."));
            return null;
        }

        digest.AppendData(bytes);
        XElement root;
        try
        {
            root = Cleaned(UblFile.Load(bytes));
        }
        catch (XmlException exception)
        {
            pass.ProblemAt(exception.LineNumber, null,
                exception.LineNumber == 0 ? exception.Message : $"This is not the XML of an invoice: {exception.Message}");
            return null;
        }

        if (root.Name.LocalName is not (Ubl.Invoice or Ubl.CreditNote) || root.Name.Namespace != Ubl.NamespaceOf(root.Name.LocalName))
        {
            pass.Problem(null,
                $"An invoice or a credit note in UBL 2.1 is expected, not {root.Name.LocalName} of “{root.Name.NamespaceName}”.");
            return null;
        }

        return await ReadAsync(root, source, pass, cancellation);
    }

    /// <summary>XML allows code points that are no characters, and controls: what says nothing is left out.</summary>
    private static XElement Cleaned(XElement root)
    {
        foreach (var text in root.DescendantNodes().OfType<XText>())
        {
            text.Value = text.Value.Cleaned();
        }

        foreach (var attribute in root.DescendantsAndSelf().Attributes())
        {
            attribute.Value = attribute.Value.Cleaned();
        }

        return root;
    }

    private static async Task<ParsedLine?> ReadAsync(XElement root, FeedSource source, FeedPass pass, CancellationToken cancellation)
    {
        pass.Enter(UblFindings.LineOf(root));
        var findings = new UblFindings(pass);
        var record = new UblReader(root, findings).Read();
        if (record is null)
        {
            return null;
        }

        findings.WarnOfUnread(root);
        if (pass.Failed)
        {
            return null;
        }

        pass.Places = field => findings.Of(field, root);
        if (EInvoiceConverter.Write(record.EInvoice!).Length > Lengths.Snapshot)
        {
            pass.Problem(null, "The e-invoice says more than can be kept.");
            return null;
        }

        if (await EInvoiceParties.FindAsync(record.EInvoice!, source, pass, cancellation) is not { } parties)
        {
            return null;
        }

        var hash = UblFile.HashOf(root, parties.Account, parties.LegalEntity);
        record = await LinkAsync(record with
        {
            ExternalId = IdOf(parties.LegalEntity, record.Number),
            Account = parties.Account,
            LegalEntity = parties.LegalEntity
        }, parties.AccountId, pass, cancellation);
        var import = Imports.Single(each => each.Type == record.Type);
        var line = UblFindings.LineOf(root);
        if (!pass.Writes)
        {
            FeedLines.Check(record, import, line, pass);
        }

        return pass.Failed ? null : new ParsedLine(line, import, record, hash);
    }

    /// <summary>Names the contract and the corrected invoice where the account has them; otherwise they stay mere words.</summary>
    private static async Task<AccountingRecord> LinkAsync(AccountingRecord record, Guid accountId, FeedPass pass,
        CancellationToken cancellation)
    {
        var references = record.EInvoice!.References;
        if (references.Contract is { } contract)
        {
            var found = await pass.Db.Contracts.Where(row => row.AccountId == accountId && row.Number == contract)
                .Select(row => new { row.Source, row.ExternalId }).FirstOrDefaultAsync(cancellation);
            record = record with { Contract = found is null ? null : Key(found.Source, found.ExternalId, contract) };
        }

        if (record is CreditMemoRecord memo && references.Preceding is [{ Number: var number }])
        {
            var found = await pass.Db.Invoices.Where(row => row.AccountId == accountId && row.Number == number)
                .Select(row => new { row.Source, row.ExternalId }).FirstOrDefaultAsync(cancellation);
            record = memo with { Invoice = found is null ? null : Key(found.Source, found.ExternalId, number) };
        }

        return record;
    }

    private static string? Key(DocumentSource source, string? externalId, string number) =>
        source is DocumentSource.Checkout ? FeedReference.ToNumber(number) : externalId;

    private static string IdOf(string legalEntity, string number)
    {
        var id = $"ubl:{legalEntity}:{number}";
        return id.Length <= Lengths.Number ? id : "ubl:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..40];
    }
}
