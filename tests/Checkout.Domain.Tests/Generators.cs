using Checkout.Domain.Billing;
using Checkout.Domain.Tax;
using FsCheck;
using FsCheck.Fluent;

namespace Checkout.Domain.Tests;

/// <summary>A contract's anchor and days somewhere on its grid.</summary>
public sealed record GridDays(DateOnly Anchor, DateRange Days);

/// <summary>A recurring line as a contract bills it.</summary>
public sealed record PricedTerm(DateOnly Anchor, DateRange Term, BillingFrequency Frequency, Currency Currency, decimal Quantity,
    decimal NetPrice, decimal BaseQuantity);

/// <summary>Several lines ordered together under one contract, accepted on a day.</summary>
public sealed record OrderedLines(DateOnly Anchor, BillingFrequency Frequency, Currency Currency, IReadOnlyList<BillableLine> Lines,
    DateOnly WrittenOn);

/// <summary>Inputs for the laws. Month ends, leap days, one-day terms and currencies without or with three decimals are drawn far more
/// often than chance would.</summary>
public static class Generators
{
    private static readonly TaxTreatment[] Treatments =
    [
        new(TaxCategory.S, 19m, null),
        new(TaxCategory.S, 7m, null),
        new(TaxCategory.S, 8.25m, null),
        new(TaxCategory.S, 5.5m, null),
        new(TaxCategory.E, 0m, "Exempt"),
        new(TaxCategory.AE, 0m, "Reverse charge"),
    ];

    public static Gen<DateOnly> Day { get; } = Gen.Frequency(
        (3, Gen.Choose(new DateOnly(2023, 1, 1).DayNumber, new DateOnly(2032, 12, 31).DayNumber).Select(DateOnly.FromDayNumber)),
        (3, from month in Gen.Choose(0, 119)
            from before in Gen.Choose(0, 2)
            select new DateOnly(2023, 1, 1).AddMonths(month + 1)
        .AddDays(-1 - before)),
        (1, Gen.Elements(new DateOnly(2024, 2, 29), new DateOnly(2028, 2, 29), new DateOnly(2027, 2, 28), new DateOnly(2027, 3, 1),
        new DateOnly(2027, 12, 31))));

    public static Gen<Currency> Currencies { get; } = Gen.Elements("JPY", "USD", "EUR", "KWD").Select(Currency.FromCode);

    public static Gen<BillingFrequency> Frequencies { get; } = Gen.Elements(Enum.GetValues<BillingFrequency>());

    public static Gen<TaxTreatment> TaxTreatments { get; } = Gen.Elements(Treatments);

    /// <summary>Up to six decimals, as prices have.</summary>
    public static Gen<decimal> Price { get; } =
        from digits in Gen.Choose(0, 50_000_000)
        from scale in Gen.Choose(0, 6)
        select new decimal(digits, 0, 0, isNegative: false, (byte)scale);

    public static Gen<decimal> Quantity { get; } = Gen.Frequency(
        (4, Gen.Choose(1, 500).Select(units => (decimal)units)),
        (1, Gen.Choose(1, 5_000_000).Select(thousandths => thousandths / 1000m)));

    /// <summary>A signed amount in a currency's minor units.</summary>
    public static Gen<decimal> Amount(Currency currency) => Gen.Choose(-2_000_000, 2_000_000).Select(units => units * currency.Smallest);

    public static Gen<DateRange> RangeFrom(DateOnly start) =>
        Gen.Frequency((1, Gen.Constant(0)), (2, Gen.Choose(1, 70)), (2, Gen.Choose(71, 1100)))
            .Select(days => new DateRange(start, start.AddDays(days)));

    public static Arbitrary<DateOnly> Days() => Day.ToArbitrary();

    public static Arbitrary<Currency> AnyCurrency() => Currencies.ToArbitrary();

    public static Arbitrary<GridDays> AnyGridDays() =>
        (from anchor in Day
         from offset in Gen.Choose(-400, 1100)
         from days in RangeFrom(anchor.AddDays(offset))
         select new GridDays(anchor, days)).ToArbitrary();

    public static Arbitrary<PricedTerm> AnyPricedTerm() =>
        (from anchor in Day
         from offset in Gen.Frequency((1, Gen.Constant(0)), (2, Gen.Choose(0, 800)))
         from term in RangeFrom(anchor.AddDays(offset))
         from frequency in Frequencies
         from currency in Currencies
         from quantity in Quantity
         from price in Price
         from baseQuantity in Gen.Elements(1m, 1m, 1m, 12m, 1000m)
         select new PricedTerm(anchor, term, frequency, currency, quantity, price, baseQuantity)).ToArbitrary();

    public static Arbitrary<OrderedLines> AnyOrderedLines() =>
        (from anchor in Day
         from frequency in Frequencies
         from currency in Currencies
         from months in Gen.Elements(1, 6, 12, 24, 36)
         from accepted in Gen.Choose(-60, 400)
         let contract = new DateRange(anchor, new BillingGrid(anchor).TermEnd(anchor, months))
         from count in Gen.Choose(1, 4)
         from lines in Line(contract).ListOf(count)
         select new OrderedLines(anchor, frequency, currency, [.. lines.Select((line, index) => line with { Position = index + 1 })],
             anchor.AddDays(accepted))).ToArbitrary();

    private static Gen<BillableLine> Line(DateRange contract) =>
        from recurring in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        from start in Gen.Frequency((2, Gen.Constant(0)), (3, Gen.Choose(0, contract.Days - 1)))
        from quantity in Quantity
        from price in Price
        from tax in TaxTreatments
        let begin = contract.From.AddDays(start)
        select new BillableLine(0, recurring, quantity, price, 1m, new DateRange(begin, recurring ? contract.To : begin), tax);
}
