using Checkout.Data.Ledger;

namespace Checkout.Web.Features.Applications;

/// <summary>Reads what the page shows: the credit, the open invoices in its order, and a proposal or what was chosen.</summary>
public sealed class ApplicationPages(CheckoutDbContext db, BusinessCalendar calendar, Reader reader)
{
    /// <summary>Invoices on one page; to settle another one, its own page leads here.</summary>
    public const int Shown = 50;

    private readonly SplitForm<ApplicationRow> _form = new(reader.Culture,
        $"Select this invoice to apply an amount to it, or clear the field.");

    /// <param name="asked">The slug of an invoice that comes first, or null.</param>
    public async Task<ApplicationPage> ProposalAsync(CreditSource source, OpenCredit credit, string? asked, CancellationToken cancellation)
    {
        var page = await ReadAsync(source, credit, [asked ?? ""], cancellation);
        var first = page.Rows.Where(row => row.Slug == asked && !row.IsHeld).ToList();
        var forFirst = Math.Min(credit.Rest.Amount, first.Sum(row => row.Balance.Amount));
        var proposed = ProposedSplit.Of(credit.Rest.Amount - forFirst, credit.ContractId,
            page.Rows.Except(first).Select(row => row.Invoice))
            .ToDictionary(split => split.Invoice.Id, split => split.Amount);
        return page with
        {
            Rows = [.. page.Rows.Select(row => _form.Filled(row,
            first.Contains(row) ? forFirst : proposed[row.Invoice.Id]))]
        };
    }

    /// <summary>What a link or the script says: invoices, each with an amount as typed; an empty amount takes as much as is left.</summary>
    public async Task<ApplicationPage> ChosenAsync(
        CreditSource source, OpenCredit credit, IReadOnlyDictionary<string, string> typed, CancellationToken cancellation)
    {
        var page = await ReadAsync(source, credit, typed.Keys, cancellation);
        var rows = page.Rows.Select(row => typed.TryGetValue(row.Slug, out var text) ? _form.Read(_form.Ticked(row), text) : row).ToList();
        var left = credit.Rest.Amount - rows.Sum(row => row.Amount ?? 0m);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i] is { Ticked: true, Typed: "", IsHeld: false })
            {
                rows[i] = _form.Filled(rows[i], Math.Max(0m, Math.Min(left, rows[i].Balance.Amount)));
                left -= rows[i].Amount ?? 0m;
            }
        }

        return page with { Rows = rows };
    }

    /// <summary>What was posted, as it was typed, with what is wrong beside it.</summary>
    public async Task<ApplicationPage> PostedAsync(CreditSource source, OpenCredit credit, IList<SplitInput> splits,
        CancellationToken cancellation)
    {
        var page = await ReadAsync(source, credit, Splits.ByInvoice(splits).Keys, cancellation);
        return page with { Rows = _form.Posted(page.Rows, splits), Gone = await Splits.GoneAsync(db, page.Rows, splits, cancellation) };
    }

    private async Task<ApplicationPage> ReadAsync(CreditSource source, OpenCredit credit, IEnumerable<string> named,
        CancellationToken cancellation)
    {
        var (currency, contractId, slugs) = (credit.Rest.Currency, credit.ContractId, named.ToList());
        var open = db.Invoices.AsNoTracking().Where(InvoiceStatuses.Payable).Where(invoice => invoice.Currency == currency);
        var ordered = open
            .OrderBy(invoice => slugs.Contains(invoice.Slug) ? 0 : 1)
            .ThenBy(invoice => contractId != null && invoice.ContractId != null && invoice.ContractId != contractId ? 1 : 0)
            .ThenBy(invoice => invoice.DueOn ?? invoice.IssuedOn).ThenBy(invoice => invoice.Ordinal);
        var rows = await RowsAsync(ordered, contractId, cancellation);
        return new ApplicationPage
        {
            Source = source,
            Credit = credit,
            ContractNumber = contractId is null
                ? null
                : await db.Contracts.Where(contract => contract.Id == contractId).Select(contract => contract.Number)
                    .SingleAsync(cancellation),
            Rows = rows,
            OpenInvoices = rows.Count < Shown ? rows.Count : await open.CountAsync(cancellation),
            VendorZone = ZoneText.Name(calendar.Zone),
            Today = reader.Today,
        };
    }

    private async Task<IReadOnlyList<ApplicationRow>> RowsAsync(IQueryable<Invoice> ordered, Guid? contractId,
        CancellationToken cancellation)
    {
        var found = await ordered.Take(Shown)
            .Select(invoice => new
            {
                invoice.Id,
                invoice.Number,
                invoice.Slug,
                invoice.IssuedOn,
                invoice.DueOn,
                invoice.DueAmount,
                invoice.AllocatedAmount,
                invoice.Currency,
                invoice.ContractId,
                invoice.DisputedAt,
                invoice.ReservedById,
                Contract = db.Contracts.Where(contract => contract.Id == invoice.ContractId).Select(contract => contract.Number)
                .FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        var rows = found.Select(row =>
        {
            var balance = new Money(row.DueAmount - row.AllocatedAmount, row.Currency);
            var invoice = new SettleableInvoice(row.Id, row.DueOn, row.IssuedOn, balance.Amount, row.ContractId,
                row.DisputedAt is not null, row.ReservedById is not null);
            return new ApplicationRow
            {
                Invoice = invoice,
                Number = row.Number,
                Slug = row.Slug,
                Balance = balance,
                ContractNumber = row.Contract,
                IsOfAnotherContract = ProposedSplit.IsOfAnotherContract(invoice, contractId),
            };
        });

        // The named ones only decide which are read; on the page all stand in one order.
        return [.. rows.OrderBy(row => row.IsOfAnotherContract).ThenBy(row => row.Invoice.DueOn ?? row.Invoice.IssuedOn)];
    }
}
