using Checkout.Web.Documents;
using Checkout.Web.Branding;

namespace Checkout.Web.Features.BankTransfers;

/// <summary>An invoice that a transfer is for, with what is open on it now.</summary>
public sealed record TransferLine(string Number, string Slug, DateOnly? DueOn, Money Open, bool IsDisputed, bool IsBeingPaid);

/// <summary>Everything that a page of transfer details and its advice show.</summary>
/// <param name="Reference">The ISO 11649 reference by which the transfer finds its invoices.</param>
public sealed record TransferPage(LegalEntity Vendor, Account Account, string Reference, IReadOnlyList<TransferLine> Lines, DateOnly Today)
    : IOfCompany
{
    string? IOfCompany.Company => Vendor.ExternalId;

    /// <summary>Null for the transfer of a single invoice.</summary>
    public Remittance? Remittance { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>What is still open, in all.</summary>
    public Money Amount => new(Lines.Sum(line => line.Open.Amount), Currency);

    /// <summary>What has been settled since the remittance was prepared.</summary>
    public Money Settled => Remittance is { } remittance && remittance.Amount > Amount.Amount ? remittance.Total - Amount
        : Money.Zero(Currency);

    public string Name => Remittance?.Number ?? Lines[0].Number;

    public string Path => Remittance is { } remittance ? $"/Remittances/{remittance.Number}"
        : $"{DocumentPath.Of(DocumentKind.Invoice, Lines[0].Slug)}/BankTransfer";

    /// <summary>What a banking app reads to fill the transfer in; null where there is no such code.</summary>
    public QrDrawing? Code => EpcCode.Of(Vendor.Bank, Amount, Reference) is { } text ? QrDrawing.Of(text) : null;

    public static async Task<TransferPage> OfAsync(CheckoutDbContext db, Invoice invoice, DateOnly today, CancellationToken cancellation) =>
        await AroundAsync(db, invoice.LegalEntityId, CreditorReference.Of(invoice.Number) ?? invoice.Number, [invoice], today,
            cancellation);

    /// <returns>Null where the account has no such remittance.</returns>
    public static async Task<TransferPage?> OfRemittanceAsync(CheckoutDbContext db, string number, DateOnly today,
        CancellationToken cancellation)
    {
        if (await db.Remittances.AsNoTracking().Include(row => row.Lines)
            .SingleOrDefaultAsync(row => row.Number == number, cancellation) is not { } remittance)
        {
            return null;
        }

        var ids = remittance.Lines.Select(line => line.InvoiceId).ToList();
        var invoices = await db.Invoices.AsNoTracking().Where(invoice => ids.Contains(invoice.Id))
            .ToDictionaryAsync(invoice => invoice.Id, cancellation);
        var inOrder = remittance.Lines.OrderBy(line => line.Position).Select(line => invoices[line.InvoiceId]).ToList();
        return await AroundAsync(db, remittance.LegalEntityId, remittance.Reference, inOrder, today,
            cancellation) with
        { Remittance = remittance };
    }

    private static async Task<TransferPage> AroundAsync(CheckoutDbContext db, Guid legalEntityId, string reference, List<Invoice> invoices,
        DateOnly today, CancellationToken cancellation) => new(
        await db.LegalEntities.AsNoTracking().SingleAsync(entity => entity.Id == legalEntityId, cancellation),
        await db.Accounts.AsNoTracking().SingleAsync(cancellation),
        reference,
        [.. invoices.Select(invoice => new TransferLine(invoice.Number, invoice.Slug, invoice.DueOn, invoice.Balance,
        invoice.DisputedAt is not null, invoice.ReservedById is not null))],
        today)
        {
            Currency = invoices[0].Currency,
        };
}

/// <summary>Invoices that were ticked, before their transfer gets a reference.</summary>
/// <param name="Obstacle">Why one transfer can't pay them; null where it can.</param>
public sealed record TransferChoicePage(IReadOnlyList<Invoice> Invoices, string? Obstacle);
