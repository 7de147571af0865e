using System.Linq.Expressions;
using Checkout.Data;
using Checkout.Domain.Ledger;

namespace Checkout.Web.Features.Statements;

/// <summary>What moved the balance of an account or of one of its contracts.</summary>
public sealed class StatementMovement
{
    private static readonly Expression<Func<LedgerEntry, StatementMovement>> OfEntry = entry => new StatementMovement
    {
        PostedOn = entry.PostedOn,
        Ordinal = entry.Ordinal,
        DocumentOn = entry.DocumentOn,
        Kind = entry.Kind,
        Number = entry.Number,
        Slug = entry.Slug,
        IsPayment = entry.PaymentId != null,
        IsMemo = entry.CreditMemoId != null,
        AppliedTo = null,
        IsInward = false,
        Amount = entry.Amount,
    };

    public DateOnly PostedOn { get; init; }

    public long Ordinal { get; init; }

    public DateOnly DocumentOn { get; init; }

    /// <summary>Null in a contract's statement where an amount was applied across its border.</summary>
    public LedgerKind? Kind { get; init; }

    public string Number { get; init; } = "";

    public string Slug { get; init; } = "";

    /// <summary>True where <see cref="Number"/> is that of a payment.</summary>
    public bool IsPayment { get; init; }

    /// <summary>True where <see cref="Number"/> is that of a credit memo.</summary>
    public bool IsMemo { get; init; }

    /// <summary>The invoice to which an amount was applied, or from which it was taken back.</summary>
    public string? AppliedTo { get; init; }

    /// <summary>True where that invoice belongs to the contract of the statement, false where the credit does.</summary>
    public bool IsInward { get; init; }

    public decimal Amount { get; init; }

    /// <summary>
    /// The entries of the account's ledger; or, for a contract, the entries of its own documents and what was applied between them and anything
    /// outside it: payments, which are made for the account, and credits of other contracts. So a contract's balance is what is open on its
    /// documents, and the balances of all contracts and of what belongs to none add up to the account's.
    /// </summary>
    public static IQueryable<StatementMovement> Of(CheckoutDbContext db, StatementScope scope)
    {
        var entries = db.LedgerEntries.Where(entry => entry.Currency == scope.Currency && entry.PostedOn <= scope.Range.To);
        if (scope.Contract is not { Id: var contract })
        {
            return entries.Select(OfEntry);
        }

        var own = entries.Where(entry => entry.ContractId == contract).Select(OfEntry);
        var across = db.Allocations
            .Where(allocation => allocation.Currency == scope.Currency && allocation.PostedOn <= scope.Range.To)
            .Where(allocation => (allocation.InvoiceContractId == contract && (allocation.CreditContractId == null || allocation.CreditContractId != contract))
                || (allocation.CreditContractId == contract && (allocation.InvoiceContractId == null || allocation.InvoiceContractId != contract)))
            .Select(allocation => new StatementMovement
            {
                PostedOn = allocation.PostedOn,
                Ordinal = allocation.Ordinal,
                DocumentOn = allocation.PostedOn,
                Kind = null,
                Number = allocation.CreditNumber,
                Slug = allocation.CreditSlug,
                IsPayment = allocation.PaymentId != null,
                IsMemo = allocation.CreditMemoId != null,
                AppliedTo = allocation.InvoiceNumber,
                IsInward = allocation.InvoiceContractId == contract,
                Amount = allocation.InvoiceContractId == contract ? -allocation.Amount : allocation.Amount,
            });
        return own.Concat(across);
    }
}
