namespace Checkout.Domain.Ledger;

/// <summary>Something in the customer's favour that can settle invoices: a credit memo, a negative invoice (R17), or money received that
/// settles nothing yet.</summary>
public abstract record OpenCredit
{
    private OpenCredit() { }

    public abstract Guid Id { get; }

    public abstract IDocument Document { get; }

    public string Number => Document.Number;

    /// <summary>What is left of it.</summary>
    public abstract Money Rest { get; }

    /// <summary>Null where it belongs to no contract: a payment never does.</summary>
    public abstract Guid? ContractId { get; }

    public abstract Allocation Allocate(Invoice invoice, decimal amount, DateOnly postedOn, DateTimeOffset now, string? by = null);

    /// <summary>Takes an allocation back on the business day on which it was made (R13).</summary>
    public abstract Allocation Reverse(Allocation allocation, Invoice invoice, DateOnly today, DateTimeOffset now, string? by = null);

    /// <summary>A credit memo.</summary>
    public sealed record OfMemo(CreditMemo Memo) : OpenCredit
    {
        public override Guid Id => Memo.Id;

        public override IDocument Document => Memo;

        public override Money Rest => Memo.Rest;

        public override Guid? ContractId => Memo.ContractId;

        public override Allocation Allocate(Invoice invoice, decimal amount, DateOnly postedOn, DateTimeOffset now, string? by = null) =>
            Allocation.Of(Memo, invoice, amount, postedOn, now, by);

        public override Allocation Reverse(Allocation allocation, Invoice invoice, DateOnly today, DateTimeOffset now,
            string? by = null) => allocation.Reverse(invoice, Memo, today, now, by);
    }

    /// <summary>An invoice with a negative amount due; any other has nothing to give.</summary>
    public sealed record OfInvoice(Invoice Credit) : OpenCredit
    {
        public override Guid Id => Credit.Id;

        public override IDocument Document => Credit;

        public override Money Rest => Credit is { IsCredit: true, VoidedOn: null } ? Credit.Rest : Money.Zero(Credit.Currency);

        public override Guid? ContractId => Credit.ContractId;

        public override Allocation Allocate(Invoice invoice, decimal amount, DateOnly postedOn, DateTimeOffset now, string? by = null) =>
            Allocation.Of(Credit, invoice, amount, postedOn, now, by);

        public override Allocation Reverse(Allocation allocation, Invoice invoice, DateOnly today, DateTimeOffset now,
            string? by = null) => allocation.Reverse(invoice, Credit, today, now, by);
    }

    /// <summary>A payment of which something settles no invoice.</summary>
    public sealed record OfPayment(Payment Payment) : OpenCredit
    {
        public override Guid Id => Payment.Id;

        public override IDocument Document => Payment;

        public override Money Rest => Payment.Unapplied;

        public override Guid? ContractId => null;

        public override Allocation Allocate(Invoice invoice, decimal amount, DateOnly postedOn, DateTimeOffset now, string? by = null) =>
            Allocation.Of(Payment, invoice, amount, postedOn, now, by);

        public override Allocation Reverse(Allocation allocation, Invoice invoice, DateOnly today, DateTimeOffset now,
            string? by = null) => allocation.Reverse(invoice, Payment, today, now, by);
    }
}
