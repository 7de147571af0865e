using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Checkout.Domain.Ledger;
using Checkout.Domain.Statements;

namespace Checkout.Domain.Tests.Vectors;

/// <summary>Computes statements, agings and expiry instants.</summary>
internal static partial class StatementVectors
{
    /// <summary>A statement with its aging for each calendar month that the entries touch, and the month after.</summary>
    public static Figures Months(Vector vector)
    {
        var ids = vector.Items("entries").ToDictionary(entry => entry.GetProperty("document").GetString()!, _ => Guid.CreateVersion7());
        var entries = vector.Items("entries").Select(entry => Entry(vector, entry, ids)).ToList();
        var allocations = vector.Items("entries").SelectMany(entry => Allocations(entry, ids)).ToList();
        var movements = vector.Items("entries")
            .Zip(entries, (json, entry) => new Movement(entry.PostedOn, entry.Amount, json.GetProperty("document").GetString()!)).ToList();

        var figures = new Figures();
        var last = entries.Max(entry => entry.PostedOn).AddMonths(1);
        for (var first = FirstOfMonth(entries.Min(entry => entry.PostedOn)); first <= last; first = first.AddMonths(1))
        {
            var period = new DateRange(first, first.AddMonths(1).AddDays(-1));
            var statement = Statement.Over(period, movements);
            var aging = Aging.At(period.To, entries, allocations);
            Assert.Equal(statement.Closing, aging.Total);
            Assert.Equal(statement.Closing, statement.Check);
            figures[first.ToString("MMMM", CultureInfo.InvariantCulture).ToLowerInvariant()] = new Figures
            {
                ["opening"] = statement.Opening,
                ["movements"] = statement.Movements.Select(line => (object?)line.Movement.Amount),
                ["closing"] = statement.Closing,
                ["aging"] = Buckets(aging),
                [string.Create(CultureInfo.InvariantCulture, $"aging_{period.To:yyyy_MM_dd}")] = Buckets(aging),
            };
        }

        return figures;
    }

    /// <summary>Open items at a closing date.</summary>
    public static Figures Closing(Vector vector)
    {
        var closingOn = vector.Date("closing_date");
        var disputed = vector.Has("disputed") ? vector.Text("disputed") : null;
        var ids = new Dictionary<string, Guid>(StringComparer.Ordinal);
        var entries = new List<AgedEntry>();
        foreach (var item in vector.Items("open_items"))
        {
            var name = item.GetProperty("invoice").GetString()!;
            var due = Vector.Date(item.GetProperty("due"));
            ids[name] = Guid.CreateVersion7();
            entries.Add(new AgedEntry(ids[name], due.AddDays(-30), Vector.Number(item.GetProperty("open")), due.AddDays(-30), due,
                string.Equals(name, disputed, StringComparison.Ordinal)));
        }

        entries.AddRange(vector.Items("open_credits").Select(credit =>
            new AgedEntry(Guid.CreateVersion7(), closingOn, Vector.Number(credit.GetProperty("rest")), closingOn, DueOn: null)));
        var allocations = new List<DatedAllocation>();
        if (vector.Has("paid_after_closing"))
        {
            var payment = vector.Input.GetProperty("paid_after_closing");
            var postedOn = Vector.Date(payment.GetProperty("posted"));
            var amount = Vector.Number(payment.GetProperty("amount"));
            var paid = new AgedEntry(Guid.CreateVersion7(), postedOn, -amount, postedOn, DueOn: null);
            entries.Add(paid);
            allocations.Add(new DatedAllocation(paid.DocumentId, ids[payment.GetProperty("invoice").GetString()!], postedOn, amount));
        }

        var aging = Aging.At(closingOn, entries, allocations);
        var figures = Buckets(aging);
        figures["closing_balance"] = Statement.Over(new DateRange(closingOn, closingOn),
            entries.Select(entry => new Movement(entry.PostedOn, entry.Amount))).Closing;
        Assert.Equal(figures["closing_balance"], aging.Total);
        return figures;
    }

    /// <summary>The first instants after days in zones.</summary>
    public static Figures Expiry(Vector vector) => new()
    {
        ["refused_from"] = vector.Items("cases").Select(expiry =>
        {
            var calendar = new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById(expiry.GetProperty("zone").GetString()!));
            return (object?)calendar.FirstInstantAfter(Vector.Date(expiry.GetProperty("expires_on")));
        }),
    };

    // The same columns under both spellings that the vectors use.
    private static Figures Buckets(Aging aging) => new()
    {
        ["current"] = aging.Current,
        ["1-30"] = aging.Days1To30,
        ["days_1_30"] = aging.Days1To30,
        ["31-60"] = aging.Days31To60,
        ["days_31_60"] = aging.Days31To60,
        ["61-90"] = aging.Days61To90,
        ["days_61_90"] = aging.Days61To90,
        ["over 90"] = aging.Over90,
        ["over_90"] = aging.Over90,
        ["unapplied"] = aging.Unapplied,
        ["disputed_within"] = aging.DisputedWithin,
    };

    private static AgedEntry Entry(Vector vector, JsonElement entry, Dictionary<string, Guid> ids)
    {
        var postedOn = Vector.Date(entry.GetProperty("posted"));
        if (entry.TryGetProperty("arrives", out var arrives))
        {
            // The vector gives the day on which it was posted. Whatever day the rule picks, it must be an open one, and not to come.
            var closedThrough = vector.Date("books_closed_through_on_arrival");
            var picked = Posting.PostedOn(Vector.Date(entry.GetProperty("dated")), closedThrough, Vector.Date(arrives),
                historyComplete: true);
            Assert.True(picked > closedThrough && picked <= Vector.Date(arrives));
            Assert.True(postedOn > closedThrough && postedOn <= Vector.Date(arrives));
        }

        DateOnly? due = entry.TryGetProperty("due", out var dueOn) ? Vector.Date(dueOn) : null;
        return new AgedEntry(ids[entry.GetProperty("document").GetString()!], postedOn, Vector.Number(entry.GetProperty("amount")),
            postedOn, due);
    }

    private static IEnumerable<DatedAllocation> Allocations(JsonElement entry, Dictionary<string, Guid> ids)
    {
        if (!entry.TryGetProperty("allocated", out var text))
        {
            return [];
        }

        var parts = text.GetString()!.Split(", ").Select(part => AllocationText().Match(part)).ToList();
        Assert.All(parts, part => Assert.True(part.Success, $"“{text}” is not understood."));
        return parts.Select(part => new DatedAllocation(
            ids[entry.GetProperty("document").GetString()!],
            ids[part.Groups["invoice"].Value],
            DateOnly.ParseExact(part.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            decimal.Parse(part.Groups["amount"].Value, CultureInfo.InvariantCulture)));
    }

    private static DateOnly FirstOfMonth(DateOnly day) => day.AddDays(1 - day.Day);

    [GeneratedRegex(@"^(?<amount>[0-9.]+) to (?<invoice>\S+) on (?<day>\d{4}-\d{2}-\d{2})$", RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex AllocationText();
}
