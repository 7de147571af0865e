namespace Checkout.Web.Charts;

/// <summary>The upright axis: round steps that hold all amounts and zero, and where each amount lies.</summary>
public sealed class ChartScale
{
    private const double Top = 14;
    private const double Bottom = 172;
    private const int MostSteps = 4;

    private readonly decimal _low;
    private readonly decimal _high;

    public ChartScale(IEnumerable<decimal> amounts)
    {
        decimal low = 0m, high = 0m;
        foreach (var amount in amounts)
        {
            low = Math.Min(low, amount);
            high = Math.Max(high, amount);
        }

        Step = RoundStep(high - low);
        _low = Math.Floor(low / Step) * Step;
        _high = Math.Max(Math.Ceiling(high / Step) * Step, _low + Step);
    }

    /// <summary>The distance of two lines: 1, 2 or 5 times a power of ten.</summary>
    public decimal Step { get; }

    public IEnumerable<decimal> Lines()
    {
        for (var line = _low; line <= _high; line += Step)
        {
            yield return line;
        }
    }

    /// <summary>In pixels from the drawing's upper edge.</summary>
    public double Y(decimal amount) => Bottom - (double)((amount - _low) / (_high - _low)) * (Bottom - Top);

    private static decimal RoundStep(decimal span)
    {
        var step = 1m;
        while (step * MostSteps < span)
        {
            step *= 10m;
        }

        // Amounts below one unit get the same axis as those below four.
        return step > 1m && span <= step / 5m * MostSteps ? step / 5m : step > 1m && span <= step / 2m * MostSteps ? step / 2m : step;
    }
}
