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
