using System.Numerics;

namespace Checkout.Domain;

/// <summary>An exact amount in one currency. Amounts of different currencies are never added or compared.</summary>
public readonly record struct Money(decimal Amount, Currency Currency) : IComparable<Money>
{
    public static Money Zero(Currency currency) => new(0m, currency);

    public bool IsZero => Amount == 0m;

    public bool IsNegative => Amount < 0m;

    public static Money operator +(Money left, Money right) => new(left.Amount + Same(left, right).Amount, left.Currency);

    public static Money operator -(Money left, Money right) => new(left.Amount - Same(left, right).Amount, left.Currency);

    public static Money operator -(Money value) => new(-value.Amount, value.Currency);

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    public int CompareTo(Money other) => Amount.CompareTo(Same(this, other).Amount);

    /// <summary>Splits the amount in proportion to the weights, without losing or gaining a minor unit: largest remainders first.</summary>
    /// <exception cref="ArgumentException">No weights, a negative one, or all of them zero.</exception>
    public IReadOnlyList<Money> Allocate(IReadOnlyList<decimal> weights)
    {
        if (weights.Count == 0 || weights.Any(weight => weight < 0m) || weights.All(weight => weight == 0m))
        {
            throw new ArgumentException("Weights must not be negative, and at least one must be positive.", nameof(weights));
        }

        var unit = (Fraction)Currency.Smallest;
        var units = (Fraction)Amount / unit;
        if (!units.IsWhole)
        {
            throw new ArgumentException("Only an amount in whole minor units can be split.", nameof(weights));
        }

        var sum = weights.Aggregate(Fraction.Zero, (total, weight) => total + weight);
        var exact = weights.Select(weight => units * weight / sum).ToArray();
        var parts = exact.Select(part => BigInteger.Divide(part.Numerator, part.Denominator)).ToArray();
        var left = units.Numerator - parts.Aggregate(BigInteger.Zero, (total, part) => total + part);
        foreach (var index in Enumerable.Range(0, parts.Length)
                     .OrderByDescending(i => Magnitude(exact[i] - new Fraction(parts[i], 1)))
                     .Take((int)BigInteger.Abs(left)))
        {
            parts[index] += left.Sign;
        }

        var currency = Currency;
        return [.. parts.Select(part => new Money((decimal)part * currency.Smallest, currency))];
    }

    /// <summary>For logs and messages of exceptions; pages use the money tag helper.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture,
            $"{Amount.ToString("F" + Currency.MinorUnits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)} "
            + $"{Currency.Code}");

    private static Fraction Magnitude(Fraction value) => value < Fraction.Zero ? -value : value;

    private static Money Same(Money left, Money right) => left.Currency == right.Currency
        ? right
        : throw new InvalidOperationException($"{left.Currency} and {right.Currency} cannot be combined.");
}
