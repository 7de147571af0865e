namespace Checkout.Data.Feed.Imports;

internal sealed class InvoiceImport() : RecordImport<InvoiceRecord>("invoice")
{
    public override Task PreloadAsync(IReadOnlyList<FeedRecord> records, FeedPass pass, CancellationToken cancellation) =>
        AllocationPlan.PreloadAsync(records.Cast<InvoiceRecord>().SelectMany(record => record.Allocations), pass, cancellation);

    protected override void Refer(InvoiceRecord record, FeedPass pass)
    {
        pass.Invoices.Want(record.ExternalId);
        pass.Orders.Want(record.Order);
        AccountingDocuments.Refer(record, pass);
    }

    protected override void Name(InvoiceRecord record, FeedPass pass) =>
        pass.InvoiceNames.Want(pass.Accounts.Find(record.Account)?.Id, record.Number);

    protected override async Task<Guid?> AddAsync(InvoiceRecord record, FeedPass pass, CancellationToken cancellation)
    {
        var accountId = pass.Accounts.Find(record.Account)?.Id;
        pass.InvoiceNames.Claim(pass, accountId, record.Number);
        var slug = accountId is { } id && !pass.Failed ? await pass.InvoiceNames.SlugAsync(pass.Db, id, record.Number, cancellation) : "";
        if (Build(record, slug, pass) is not { } built)
        {
            return null;
        }

        var planned = Plan(record, built.Document.Account, built.Invoice, made: new Dictionary<Guid, decimal>(), pass);
        if (pass.Failed)
        {
            return null;
        }

        pass.Add(built.Invoice);
        pass.Add(LedgerEntry.Of(built.Invoice, pass.Now));
        await AllocationPlan.WriteAsync(planned, pass,
            (invoice, amount, on) => Allocation.Of(built.Invoice, invoice, amount, on, pass.Now), cancellation);
        return pass.Invoices.Set(record.ExternalId, built.Invoice).Id;
    }

    protected override async Task<Guid?> ChangeAsync(InvoiceRecord record, Guid id, FeedPass pass, CancellationToken cancellation)
    {
        var stored = await pass.Db.Invoices.Include(row => row.Lines).Include(row => row.Taxes).Include(row => row.AllowanceCharges)
            .Include(row => row.Files).AsSplitQuery()
            .SingleAsync(row => row.Id == id, cancellation);
        if (Build(record, stored.Slug, pass) is not { } built)
        {
            return null;
        }

        Differences.Report(pass, stored, built.Invoice, [nameof(Invoice.DueOn)]);
        CheckNewFacts(record, stored, pass);
        var made = await AllocationPlan.MadeAsync(pass.Db.Allocations.Where(row => row.CreditInvoiceId == id), cancellation);
        var planned = Plan(record, built.Document.Account, stored, made, pass);
        if (pass.Failed)
        {
            return null;
        }

        if (record.DueOn is { } due && due != stored.DueOn)
        {
            stored.ExtendDueDate(due, pass.Today);
        }

        await DisputeAnswers.TakeAsync(record, stored, pass, cancellation);
        await AllocationPlan.WriteAsync(planned, pass, (invoice, amount, on) => Allocation.Of(stored, invoice, amount, on, pass.Now),
            cancellation);
        pass.Invoices.Set(record.ExternalId, stored);
        return id;
    }

    private static (CheckedDocument Document, Invoice Invoice)? Build(InvoiceRecord record, string slug, FeedPass pass)
    {
        var document = AccountingDocuments.Check(record, slug, pass);
        var order = pass.Require(pass.Orders, record.Order, "order");
        if (order is not null)
        {
            pass.Owns(document?.Account, order.AccountId, "order");
        }

        if (record.DueOn < record.IssuedOn)
        {
            pass.Problem("dueOn", AccountingDocuments.BeforeIssue(record));
        }

        return document is null || pass.Failed
            ? null
            : (document, new Invoice(document.Head, document.Totals,
                new InvoiceTerms(record.DueOn, document.Lines, document.Taxes)
                {
                    AllowanceCharges = document.AllowanceCharges,
                    Files = record.Files,
                    OrderId = order?.Id
                }));
    }

    private static IReadOnlyList<PlannedAllocation> Plan(InvoiceRecord record, AccountFacts account, Invoice credit,
        IReadOnlyDictionary<Guid, decimal> made, FeedPass pass)
    {
        if (record.Allocations.Count > 0 && !credit.IsCredit)
        {
            pass.Problem("allocations", "Only an invoice with a negative amount due can settle others.");
            return [];
        }

        return AllocationPlan.Of(record.Allocations,
            new AllocationSource(account, record.Currency, credit.Rest.Amount, record.IssuedOn, credit.PostedOn), made, pass);
    }

    private static void CheckNewFacts(InvoiceRecord record, Invoice stored, FeedPass pass)
    {
        if (stored.DueOn is { } due && (record.DueOn is null || record.DueOn < due))
        {
            pass.Problem("dueOn", Differences.Sentence($"{due:O}",
                record.DueOn is { } earlier ? $"{earlier:O}" : "empty") + " It can only move later.");
        }
    }
}
