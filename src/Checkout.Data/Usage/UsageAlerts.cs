namespace Checkout.Data.Usage;

/// <summary>The current use of units before a file changed it.</summary>
internal sealed record UsageBefore(Guid AccountId, decimal? Used, DateOnly? On);

/// <summary>Tells members that use of a product passed the share that they chose (R24): one mail to each for a file. The newest day before
/// the file is compared with the newest day after it, so that figures of older days tell nobody anything.</summary>
internal static class UsageAlerts
{
    private const int AccountsAtOnce = 200;

    public static async Task WriteAsync(CheckoutDbContext db, Dictionary<Guid, UsageBefore> changed, DateTimeOffset now,
        CancellationToken cancellation)
    {
        foreach (var some in changed.Values.Select(unit => unit.AccountId).Distinct().Order().Chunk(AccountsAtOnce))
        {
            var ids = some.ToList();
            var asked = await db.Memberships.AsNoTracking()
                .Where(member => ids.Contains(member.AccountId) && member.UsageAlertPercent != null)
                .Select(member => new { member.AccountId, member.UserId, Percent = member.UsageAlertPercent!.Value })
                .ToListAsync(cancellation);
            if (asked.Count == 0)
            {
                continue;
            }

            var accounts = asked.Select(member => member.AccountId).Distinct().ToList();
            var managers = await PermittedMembers.OfAsync(db, accounts, rights => rights.ManagesBilling, cancellation);
            foreach (var account in accounts)
            {
                var courses = await CoursesAsync(db, account, changed, cancellation);
                db.OutboxMessages.AddRange(
                    from manager in managers[account]
                    from member in asked
                    where member.AccountId == account && member.UserId == manager.UserId
                    let passed = courses.Where(course => course.Passed(member.Percent)).Select(course => course.Now).ToList()
                    where passed.Count > 0
                    select new OutboxMessage(MessageKind.UsagePassed, manager.Email, manager.Name, account, subjectId: null,
                        UsageNews.Of(member.Percent, passed).ToJson(), now));
            }
        }
    }

    private static async Task<IReadOnlyList<Course>> CoursesAsync(CheckoutDbContext db, Guid account,
        Dictionary<Guid, UsageBefore> changed, CancellationToken cancellation)
    {
        var units = await db.InstalledProducts.AsNoTracking().Where(InstalledProduct.EverInForce).Where(unit => unit.AccountId == account)
            .Where(unit => db.InstalledProducts.Any(reported => reported.AccountId == account && reported.ProductId == unit.ProductId
                && reported.UsageOn != null))
            .Select(unit => new Unit(new HeldUnits(unit.Id, unit.Quantity, unit.StartsOn, unit.EndsOn), unit.ProductId, unit.Name,
                unit.Unit, unit.UsedQuantity, unit.UsageOn))
            .ToListAsync(cancellation);
        var products = units.GroupBy(unit => unit.ProductId).Where(product => product.Any(unit => changed.ContainsKey(unit.Held.Id)))
            .Select(product => product.ToList()).ToList();
        if (products.Count == 0)
        {
            return [];
        }

        // From the oldest of the newest days on that the file changed: what lies before it was judged when it came.
        var touched = products.SelectMany(product => product).Where(unit => changed.ContainsKey(unit.Held.Id)).ToList();
        var ids = touched.ConvertAll(unit => unit.Held.Id);
        var since = touched.Min(unit => changed[unit.Held.Id].On ?? unit.On!.Value);
        var figures = (await db.UsageReports.AsNoTracking()
            .Where(report => report.AccountId == account && ids.Contains(report.InstalledProductId) && report.On >= since)
            .OrderBy(report => report.On).ThenBy(report => report.Revision)
            .Select(report => new UsageFigure(report.InstalledProductId, report.On, report.Used)).ToListAsync(cancellation))
            .ToLookup(figure => figure.UnitId);
        return
        [
            .. products.OrderBy(product => product[0].Name, StringComparer.Ordinal).Select(product => CourseOf(product, changed, figures)),
        ];
    }

    private static Course CourseOf(List<Unit> units, Dictionary<Guid, UsageBefore> changed, ILookup<Guid, UsageFigure> figures)
    {
        var held = units.ConvertAll(unit => unit.Held);
        var until = units.Max(unit => unit.On)!.Value;

        // As everybody knew it before the file: the newest figure of each, on the newest of their days.
        var before = units.Select(unit => changed.TryGetValue(unit.Held.Id, out var was)
                ? (unit.Held.Id, was.Used, was.On) : (unit.Held.Id, unit.Used, unit.On))
            .Where(unit => unit.On is not null).Select(unit => new UsageFigure(unit.Id, unit.On!.Value, unit.Used!.Value)).ToList();
        var from = before.Count == 0 ? (DateOnly?)null : before.Max(unit => unit.On);
        var now = units.Where(unit => !changed.ContainsKey(unit.Held.Id)).Where(unit => unit.On is not null)
            .Select(unit => new UsageFigure(unit.Held.Id, unit.On!.Value, unit.Used!.Value))
            .Concat(units.Where(unit => changed.ContainsKey(unit.Held.Id)).SelectMany(unit => figures[unit.Held.Id]))
            .OrderBy(figure => figure.On);
        var course = UsageCourse.Of(held, now, new DateRange(from ?? until, until));
        return new Course(
            from is { } day ? UsageCourse.Of(held, before, new DateRange(day, day))[0] : null,
            course,
            new UsedShare(units[0].Name, units[0].UnitName, course[^1].Used ?? 0m, course[^1].Held, until));
    }

    private sealed record Unit(HeldUnits Held, Guid ProductId, string Name, string UnitName, decimal? Used, DateOnly? On);

    /// <param name="Before">The newest day before the file; null where nothing was reported.</param>
    /// <param name="Since">From that day on, as it is known now.</param>
    private sealed record Course(UsagePoint? Before, IReadOnlyList<UsagePoint> Since, UsedShare Now)
    {
        /// <summary>It is above the share now, and was not all the time.</summary>
        public bool Passed(int percent) => Since[^1].Passes(percent)
            && (Before?.Passes(percent) is not true || Since.Any(point => !point.Passes(percent)));
    }
}
