namespace Checkout.Domain.InstalledProducts;

/// <summary>Units of a product from their first to their last day, as the use of it is counted against them.</summary>
public readonly record struct HeldUnits(Guid Id, decimal Quantity, DateOnly StartsOn, DateOnly? EndsOn);

/// <summary>What was reported of units for a day.</summary>
public readonly record struct UsageFigure(Guid UnitId, DateOnly On, decimal Used);

/// <summary>From a day on until the next one.</summary>
/// <param name="Used">Null where nothing is reported of the units that are in force.</param>
/// <param name="Held">Units in force.</param>
public readonly record struct UsagePoint(DateOnly On, decimal? Used, decimal Held)
{
    /// <summary>Whether more is used than the share of what is held, in percent.</summary>
    public bool Passes(int percent) => Used * 100m > percent * Held;
}

/// <summary>
/// How the use of a product went (R24): on each day the sum over its units in force, where a figure holds until the next one of the same
/// units, and nothing is known of them before the first.
/// </summary>
public static class UsageCourse
{
    /// <param name="units">All that are or were held.</param>
    /// <param name="figures">What counts of them, in the order of days and, for one day, of revisions. What lies before the range holds
    /// into it.</param>
    /// <returns>A point for the first day of the range, and one for each later day on which something changed.</returns>
    public static IReadOnlyList<UsagePoint> Of(IReadOnlyCollection<HeldUnits> units, IEnumerable<UsageFigure> figures, DateRange range)
    {
        var steps = new SortedDictionary<DateOnly, List<(HeldUnits? Starts, HeldUnits? Ends, UsageFigure? Figure)>>();
        void Step(DateOnly day, HeldUnits? starts = null, HeldUnits? ends = null, UsageFigure? figure = null)
        {
            var on = day < range.From ? range.From : day;
            if (on <= range.To)
            {
                (steps.TryGetValue(on, out var others) ? others : steps[on] = []).Add((starts, ends, figure));
            }
        }

        steps[range.From] = [];
        foreach (var unit in units.Where(unit => !(unit.EndsOn < unit.StartsOn)))
        {
            Step(unit.StartsOn, starts: unit);
            if (unit.EndsOn is { } last)
            {
                Step(last.AddDays(1), ends: unit);
            }
        }

        foreach (var figure in figures)
        {
            Step(figure.On, figure: figure);
        }

        var (inForce, reported) = (new HashSet<Guid>(), new Dictionary<Guid, decimal>());
        var (held, used, known) = (0m, 0m, 0);
        void Count(Guid unit, int sign)
        {
            if (inForce.Contains(unit) && reported.TryGetValue(unit, out var figure))
            {
                (used, known) = (used + (sign * figure), known + sign);
            }
        }

        var points = new List<UsagePoint>(steps.Count);
        foreach (var (day, changes) in steps)
        {
            foreach (var (starts, ends, figure) in changes)
            {
                if (starts is { } started && inForce.Add(started.Id))
                {
                    held += started.Quantity;
                    Count(started.Id, 1);
                }
                else if (ends is { } ended)
                {
                    Count(ended.Id, -1);
                    held -= inForce.Remove(ended.Id) ? ended.Quantity : 0m;
                }
                else if (figure is { } stated)
                {
                    Count(stated.UnitId, -1);
                    reported[stated.UnitId] = stated.Used;
                    Count(stated.UnitId, 1);
                }
            }

            points.Add(new UsagePoint(day, known > 0 ? used : null, held));
        }

        return points;
    }
}

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
