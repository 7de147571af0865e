namespace Checkout.Domain.InstalledProducts;

/// <summary>What a period's use comes to, for who decides how much to keep (R24).</summary>
/// <param name="Held">Units that are kept or given up.</param>
/// <param name="Reported">Those of them of which something is reported in the period.</param>
/// <param name="Peak">The highest use of a day.</param>
/// <param name="Average">Over all days from the first report on, rounded to one decimal.</param>
/// <param name="Since">The first day reported, where it lies more than a month within the period; null for the whole period.</param>
public sealed record UsageSummary(decimal Held, decimal Reported, decimal Peak, decimal Average, DateOnly? Since)
{
    /// <summary>How many months are looked back.</summary>
    public const int Months = 12;

    public decimal NeverUsed => Math.Max(0m, Reported - Peak);

    /// <summary>“At most 63 of 100 used in the last 12 months; 37 were never used. On average 55.3.”</summary>
    public Sentence Told
    {
        get
        {
            var period = Since is { } since ? (Sentence)$"since {since}" : (Sentence)$"in the last {Months} months";
            var never = NeverUsed > 0m ? (Sentence)$"; {NeverUsed:0.####} {(NeverUsed == 1m ? "was" : "were")} never used" : (Sentence)$"";
            var said = (Sentence)$"At most {Peak:0.####} of {Reported:0.####} used {period}{never}. On average {Average:0.#}.";
            return Held > Reported ? said.Then($"Nothing is reported of {Held - Reported:0.####} more.") : said;
        }
    }

    /// <param name="units">All that are or were held in the period.</param>
    /// <param name="figures">What was reported for days of the period, in the order of days and revisions.</param>
    /// <param name="keptOn">The day whose units are kept or given up.</param>
    /// <returns>Null where nothing was reported for the period.</returns>
    public static UsageSummary? Of(IReadOnlyCollection<HeldUnits> units, IReadOnlyCollection<UsageFigure> figures, DateRange period,
        DateOnly keptOn)
    {
        var (peak, sum, days) = (0m, 0m, 0);
        var course = UsageCourse.Of(units, figures, period);
        DateOnly? first = null;
        for (var index = 0; index < course.Count; index++)
        {
            if (course[index] is { Used: { } used, On: var on })
            {
                var until = index + 1 < course.Count ? course[index + 1].On : period.To.AddDays(1);
                first ??= on;
                (peak, sum, days) = (Math.Max(peak, used), sum + (used * (until.DayNumber - on.DayNumber)),
                    days + until.DayNumber - on.DayNumber);
            }
        }

        if (first is not { } since)
        {
            return null;
        }

        var known = figures.Select(figure => figure.UnitId).ToHashSet();
        var kept = units.Where(unit => unit.StartsOn <= keptOn && !(unit.EndsOn < keptOn)).ToList();
        return new UsageSummary(
            kept.Sum(unit => unit.Quantity), kept.Where(unit => known.Contains(unit.Id)).Sum(unit => unit.Quantity),
            peak, Math.Round(sum / days, 1, MidpointRounding.AwayFromZero), since > period.From.AddMonths(1) ? since : null);
    }
}
