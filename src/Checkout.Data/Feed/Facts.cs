using System.Linq.Expressions;

namespace Checkout.Data.Feed;

internal sealed record LegalEntityFacts(Guid Id, string InvoicePrefix, string CreditMemoPrefix, bool IsDefault) : IFacts
{
    public static Expression<Func<LegalEntity, LegalEntityFacts>> Of { get; } = entity =>
        new LegalEntityFacts(entity.Id, entity.InvoicePrefix, entity.CreditMemoPrefix, entity.IsDefault);
}

/// <param name="HistoryComplete">As it was before this file: history that comes with the flag still keeps its dates.</param>
internal sealed record AccountFacts(Guid Id, string Number, Address BillTo, string? TaxId, string? BuyerReference, bool HistoryComplete)
    : IFacts
{
    public static Expression<Func<Account, AccountFacts>> Of { get; } =
        account => new AccountFacts(account.Id, account.Number, account.BillingAddress, account.TaxId, account.BuyerReference,
            account.HistoryComplete);
}

internal sealed record ProductFacts(Guid Id, string Sku, string Name, string? Description, string Unit, bool IsRecurring, string TaxClass)
    : IFacts
{
    public static Expression<Func<Product, ProductFacts>> Of { get; } =
        product => new ProductFacts(product.Id, product.Sku, product.Name, product.Description, product.Unit, product.IsRecurring,
            product.TaxClass);
}

internal sealed record PriceBookFacts(Guid Id, string Name, Currency Currency) : IFacts
{
    public static Expression<Func<PriceBook, PriceBookFacts>> Of { get; } = book => new PriceBookFacts(book.Id, book.Name, book.Currency);
}

internal sealed record ContractFacts(
    Guid Id,
    Guid AccountId,
    string Number,
    Currency Currency,
    Guid LegalEntityId,
    Address BillTo,
    string? PoNumber,
    DateOnly AnchorOn,
    DateOnly StartsOn,
    DateOnly EndsOn,
    DateOnly? TerminatedOn,
    BillingFrequency BillingFrequency,
    int PaymentTermsDays,
    PaymentArrangement PaymentArrangement) : IFacts
{
    public static Expression<Func<Contract, ContractFacts>> Of { get; } = contract => new ContractFacts(
        contract.Id,
        contract.AccountId,
        contract.Number,
        contract.Currency,
        contract.LegalEntityId,
        contract.BillTo,
        contract.PoNumber,
        contract.AnchorOn,
        contract.StartsOn,
        contract.EndsOn,
        contract.TerminatedOn,
        contract.BillingFrequency,
        contract.PaymentTermsDays,
        contract.PaymentArrangement);
}

internal sealed record QuoteFacts(Guid Id, Guid AccountId, string Number, string Slug, int Revision, QuoteStatus Status,
    DateOnly ExpiresOn) : IFacts
{
    public static Expression<Func<Quote, QuoteFacts>> Of { get; } =
        quote => new QuoteFacts(quote.Id, quote.AccountId, quote.Number, quote.Slug, quote.Revision, quote.Status, quote.ExpiresOn);
}

internal sealed record OrderFacts(Guid Id, Guid AccountId, Guid ContractId, string Number, IReadOnlyList<Guid> LineIds) : IFacts
{
    public static Expression<Func<Order, OrderFacts>> Of { get; } =
        order => new OrderFacts(order.Id, order.AccountId, order.ContractId, order.Number,
            order.Lines.OrderBy(line => line.Position).Select(line => line.Id).ToList());
}

internal sealed record InstalledProductFacts(Guid Id, Guid AccountId) : IFacts
{
    public static Expression<Func<InstalledProduct, InstalledProductFacts>> Of { get; } = product =>
        new InstalledProductFacts(product.Id, product.AccountId);
}

/// <param name="Allocated">What of the amount due is settled, by this file too.</param>
internal sealed record InvoiceFacts(Guid Id, Guid AccountId, string Number, Currency Currency, DateOnly IssuedOn, DateOnly PostedOn,
    decimal Due, decimal Allocated, bool IsVoid) : IFacts
{
    public static Expression<Func<Invoice, InvoiceFacts>> Of { get; } = invoice => new InvoiceFacts(
        invoice.Id, invoice.AccountId, invoice.Number, invoice.Currency, invoice.IssuedOn, invoice.PostedOn, invoice.DueAmount,
        invoice.AllocatedAmount, invoice.VoidedOn != null);
}
