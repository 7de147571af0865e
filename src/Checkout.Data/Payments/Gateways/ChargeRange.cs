namespace Checkout.Data.Payments.Gateways;

/// <summary>What can be charged to a card in one currency. Whoever asks a gateway for money asks here first.</summary>
/// <param name="Step">Every amount is a multiple of it; zero: nothing can be charged in this currency.</param>
/// <param name="Most">In one payment; null: any amount.</param>
/// <param name="PerInvoice">The most that the vendor lets be paid by card on one invoice; null: any amount.</param>
public sealed record ChargeRange(Currency Currency, decimal Step, decimal Least, decimal? Most, decimal? PerInvoice)
{
    /// <summary>Whatever the currency can write.</summary>
    public static ChargeRange Any(Currency currency) => new(currency, currency.Smallest, currency.Smallest, null, null);

    /// <summary>Why a payment of this amount can't be made; null where it can.</summary>
    public Sentence? Refusal(decimal amount) => this switch
    {
        { Step: 0m } => $"Amounts in {Currency} can’t be paid by card. Pay by bank transfer.",
        _ when amount < Least =>
            $"{In(amount)} is too little for a card: at least {In(Least)} can be paid by card. Pay it by bank transfer, or together with "
            + $"another invoice.",
        { Most: { } most } when amount > most =>
            $"{In(amount)} is too much for a card: at most {In(most)} can be paid by card at once. Pay it by bank transfer, or in parts.",
        _ when amount % Step != 0m =>
            $"{In(amount)} can’t be charged to a card: payments in {Currency} are made in steps of {In(Step)}. Pay it by bank transfer.",
        _ => null,
    };

    /// <summary>Why all of an invoice can't be charged; null where it can.</summary>
    public Sentence? WholeRefusal(decimal open) => PerInvoice is { } limit && open > limit
        ? $"At most {In(limit)} of an invoice can be paid by card. Pay it by bank transfer, or a part of it here."
        : Refusal(open);

    /// <summary>Why this part of an invoice can't be paid by card; null where it can.</summary>
    public Sentence? PartRefusal(decimal amount, decimal open) => PerInvoice is { } limit && amount > limit
        ? $"At most {In(limit)} of an invoice can be paid by card. Pay the rest by bank transfer."
        : RestRefusal(amount, open);

    /// <summary>A part payment leaves no rest that no card could pay.</summary>
    public Sentence? RestRefusal(decimal amount, decimal open) => (open - amount) switch
    {
        var rest when rest <= 0m || rest >= Least || Refusal(open) is not null => null,
        var rest when open - Least >= Least =>
            $"{In(rest)} would stay open, too little to be paid by card. Pay all of it, or at most {In(open - Least)}.",
        var rest => $"{In(rest)} would stay open, too little to be paid by card. Pay all of it.",
    };

    private Money In(decimal amount) => new(amount, Currency);
}
