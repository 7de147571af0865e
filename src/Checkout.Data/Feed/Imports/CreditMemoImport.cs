namespace Checkout.Data.Feed.Imports;

internal sealed class CreditMemoImport() : RecordImport<CreditMemoRecord>("creditMemo")
{
    public override Task PreloadAsync(IReadOnlyList<FeedRecord> records, FeedPass pass, CancellationToken cancellation) =>
        AllocationPlan.PreloadAsync(records.Cast<CreditMemoRecord>().SelectMany(AllocationsOf), pass, cancellation);

    protected override void Refer(CreditMemoRecord record, FeedPass pass)
    {
        pass.Invoices.Want(record.Invoice);
        AccountingDocuments.Refer(record, pass);
    }

    protected override void Name(CreditMemoRecord record, FeedPass pass) =>
        pass.CreditMemoNames.Want(pass.Accounts.Find(record.Account)?.Id, record.Number);

    protected override async Task<Guid?> AddAsync(CreditMemoRecord record, FeedPass pass, CancellationToken cancellation)
    {
        var accountId = pass.Accounts.Find(record.Account)?.Id;
        pass.CreditMemoNames.Claim(pass, accountId, record.Number);
        var slug = accountId is { } id && !pass.Failed ? await pass.CreditMemoNames.SlugAsync(pass.Db, id, record.Number, cancellation)
            : "";
        if (Build(record, slug, pass) is not { } built)
        {
            return null;
        }

        CheckVoid(record, pass);
        var memo = built.Memo;
        var planned = Plan(record, built.Document.Account, memo, new Dictionary<Guid, decimal>(), pass);
        if (pass.Failed)
        {
            return null;
        }

        pass.Add(memo);
        if (memo.InvoiceId is not null && !pass.Writes)
        {
            var credit = FileCredit.Of(memo);
            pass.Credits[memo.Id] = credit with { Memo = null, Rest = credit.Rest - planned.Sum(allocation => allocation.Amount) };
        }

        pass.Add(LedgerEntry.Of(memo, pass.Now));
        await AllocateAsync(memo, planned, pass, cancellation);
        return memo.Id;
    }

    protected override async Task<Guid?> ChangeAsync(CreditMemoRecord record, Guid id, FeedPass pass, CancellationToken cancellation)
    {
        var stored = await pass.Db.CreditMemos.Include(row => row.Lines).Include(row => row.Taxes).Include(row => row.AllowanceCharges)
            .Include(row => row.Files).AsSplitQuery()
            .SingleAsync(row => row.Id == id, cancellation);
        if (Build(record, stored.Slug, pass) is not { } built)
        {
            return null;
        }

        Differences.Report(pass, stored, built.Memo);
        var made = await AllocationPlan.MadeAsync(pass.Db.Allocations.Where(row => row.CreditMemoId == id), cancellation);

        // The invoice that a void memo takes back is settled by it already.
        var planned = record.Kind is CreditMemoKind.Void ? [] : Plan(record, built.Document.Account, stored, made, pass);
        if (pass.Failed)
        {
            return null;
        }

        await AllocateAsync(stored, planned, pass, cancellation);
        return id;
    }

    private static (CheckedDocument Document, CreditMemo Memo)? Build(CreditMemoRecord record, string slug, FeedPass pass)
    {
        var document = AccountingDocuments.Check(record, slug, pass);
        var invoice = pass.Require(pass.Invoices, record.Invoice, "invoice");
        if (invoice is not null)
        {
            pass.Owns(document?.Account, invoice.AccountId, "invoice");
        }

        pass.ProblemIf(record.Totals.Due < 0m,
            "totals.due", "A credit memo states positive figures. A credit note with a negative amount asks for money: let "
                + "its issuer send that as an invoice (type 380).");

        return document is null || pass.Failed
            ? null
            : (document, new CreditMemo(document.Head, document.Totals,
                new CreditMemoTerms(record.Kind, record.Reason, invoice?.Id, document.Lines,
                document.Taxes)
                { AllowanceCharges = document.AllowanceCharges, Files = record.Files }));
    }

    /// <summary>An invoice is taken back as a whole, and only while nothing else is allocated to it (R14).</summary>
    private static void CheckVoid(CreditMemoRecord record, FeedPass pass)
    {
        if (record.Kind is not CreditMemoKind.Void)
        {
            return;
        }

        if (record.Invoice is null)
        {
            pass.Problem("invoice", "Name the invoice that is taken back.");
        }
        else if (pass.Invoices.Find(record.Invoice) is { } invoice && (invoice.Allocated != 0m || invoice.Due != record.Totals.Due))
        {
            pass.Problem("invoice", $"{invoice.Number} can only be taken back in full, and while nothing is allocated to it.");
        }

        pass.ProblemIf(record.Allocations.Count > 0,
            "allocations", "A void credit memo settles the invoice that it takes back, and nothing else.");
    }

    private static IReadOnlyList<PlannedAllocation> Plan(CreditMemoRecord record, AccountFacts account, CreditMemo memo,
        IReadOnlyDictionary<Guid, decimal> made, FeedPass pass)
    {
        if (pass.Failed)
        {
            return [];
        }

        var planned = AllocationPlan.Of(AllocationsOf(record),
            new AllocationSource(account, record.Currency, memo.Rest.Amount, record.IssuedOn, memo.PostedOn), made, pass);
        if (record is { Kind: CreditMemoKind.Void, Invoice: { } key } && pass.Invoices.Find(key) is { } invoice)
        {
            pass.Invoices.Replace(key, invoice with { IsVoid = true });
        }

        return planned;
    }

    private static async Task AllocateAsync(CreditMemo memo, IReadOnlyList<PlannedAllocation> planned, FeedPass pass,
        CancellationToken cancellation)
    {
        await AllocationPlan.WriteAsync(planned, pass, (invoice, amount, on) => Allocation.Of(memo, invoice, amount, on, pass.Now),
            cancellation);
        if (pass.Writes && memo is { Kind: CreditMemoKind.Void, InvoiceId: { } invoiceId } && planned.Count > 0)
        {
            (await pass.FindAsync<Invoice>(invoiceId, cancellation))!.MarkVoid(memo.IssuedOn);
        }
    }

    private static IReadOnlyList<AllocationRecord> AllocationsOf(CreditMemoRecord record) =>
        record is { Kind: CreditMemoKind.Void, Invoice: { } invoice }
            ? [new AllocationRecord { Invoice = invoice, Amount = record.Totals.Due }] : record.Allocations;
}
