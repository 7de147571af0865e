namespace Checkout.Data.EInvoices;

/// <summary>Reads documents of the current account for writing them as e-invoices.</summary>
public static class EInvoiceQuery
{
    /// <returns>Null where the account has no such invoice.</returns>
    public static async Task<EInvoice?> EInvoiceOfInvoiceAsync(this CheckoutDbContext db, string slug, CancellationToken cancellation)
    {
        var invoice = await db.Invoices.AsNoTracking()
            .Include(row => row.Lines).Include(row => row.Taxes).Include(row => row.AllowanceCharges).Include(row => row.Files)
            .AsSplitQuery()
            .SingleOrDefaultAsync(row => row.Slug == slug, cancellation);
        if (invoice is null)
        {
            return null;
        }

        var orderLines = invoice.Lines.Where(line => line.OrderLineId is not null).Select(line => line.OrderLineId!.Value).ToList();
        var orders = await db.Orders.Where(order => order.Id == invoice.OrderId || order.Lines.Any(line => orderLines.Contains(line.Id)))
            .Select(order => order.Number).Take(2).ToListAsync(cancellation);
        var context = await ContextAsync(db, invoice.LegalEntityId, invoice.ContractId, cancellation);
        return EInvoiceDraft.Of(invoice, context with { Order = orders.Count == 1 ? orders[0] : null });
    }

    /// <returns>Null where the account has no such credit memo.</returns>
    public static async Task<EInvoice?> EInvoiceOfCreditMemoAsync(this CheckoutDbContext db, string slug, CancellationToken cancellation)
    {
        var memo = await db.CreditMemos.AsNoTracking()
            .Include(row => row.Lines).Include(row => row.Taxes).Include(row => row.AllowanceCharges).Include(row => row.Files)
            .AsSplitQuery()
            .SingleOrDefaultAsync(row => row.Slug == slug, cancellation);
        if (memo is null)
        {
            return null;
        }

        var corrected = await db.Invoices.Where(invoice => invoice.Id == memo.InvoiceId)
            .Select(invoice => new { invoice.Number, invoice.IssuedOn }).FirstOrDefaultAsync(cancellation);
        var context = await ContextAsync(db, memo.LegalEntityId, memo.ContractId, cancellation);
        return EInvoiceDraft.Of(memo, corrected is null ? context : context with { Corrects = new(corrected.Number, corrected.IssuedOn) });
    }

    private static async Task<EInvoiceContext> ContextAsync(CheckoutDbContext db, Guid legalEntityId, Guid? contractId,
        CancellationToken cancellation) => new(
        await db.Accounts.AsNoTracking().SingleAsync(cancellation),
        await db.LegalEntities.AsNoTracking().SingleAsync(entity => entity.Id == legalEntityId, cancellation),
        contractId is null ? null : await db.Contracts.Where(contract => contract.Id == contractId).Select(contract => contract.Number)
        .SingleOrDefaultAsync(cancellation));
}
