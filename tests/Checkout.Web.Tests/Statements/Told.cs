namespace Checkout.Web.Tests.Statements;

/// <summary>A document's movement of the account, as it was told to the portal.</summary>
internal sealed record Event(string Currency, string Document, string Kind, DateOnly PostedOn, decimal Amount, string? Contract);

/// <summary>An amount that a credit settled of an invoice.</summary>
internal sealed record Application(string Credit, string Invoice, DateOnly PostedOn, decimal Amount);

/// <summary>What is known of an invoice's age from a day on.</summary>
internal sealed record Terms(string Invoice, DateOnly From, DateOnly? DueOn, bool IsDisputed);

/// <summary>An open document at a closing date; credits have a minus.</summary>
internal sealed record Open(string Document, decimal Amount);

/// <summary>
/// The list of everything that happened, and the statements that follow from it: computed from nothing but the list, event by event,
/// without ledger, allocations or running sums.
/// </summary>
internal sealed class Told
{
    public List<Event> Events { get; } = [];

    public List<Application> Applications { get; } = [];

    public List<Terms> Terms { get; } = [];

    public Dictionary<string, (DateOnly IssuedOn, string? Contract)> Documents { get; } = new(StringComparer.Ordinal);

    /// <summary>Movements of a period in the order of days; a contract also counts what was applied across its border.</summary>
    public IReadOnlyList<Event> Movements(string currency, string? contract, DateOnly from, DateOnly until)
    {
        var moved = Events.Where(told => told.Currency == currency && (contract is null || told.Contract == contract));
        if (contract is not null)
        {
            moved = moved.Concat(Applications
                .Where(applied => (Documents[applied.Credit].Contract == contract) != (Documents[applied.Invoice].Contract == contract))
                .Select(applied => new Event(currency, applied.Credit, "Applied", applied.PostedOn,
                    Documents[applied.Invoice].Contract == contract ? -applied.Amount : applied.Amount, contract)));
        }

        return [.. moved.Where(told => told.PostedOn >= from && told.PostedOn <= until).OrderBy(told => told.PostedOn)];
    }

    public decimal Balance(string currency, string? contract, DateOnly until) =>
        Movements(currency, contract, DateOnly.MinValue, until).Sum(told => told.Amount);

    /// <summary>What was open on a day, invoices and unapplied credits.</summary>
    public IReadOnlyList<Open> OpenOn(string currency, string? contract, DateOnly day) =>
    [
        .. Events.Where(told => told.Currency == currency && told.PostedOn <= day && (contract is null || told.Contract == contract))
            .GroupBy(told => told.Document)
            .Select(group => new Open(
                group.Key,
                group.Sum(told => told.Amount)
                    + Applications.Where(applied => applied.PostedOn <= day && applied.Credit == group.Key).Sum(applied => applied.Amount)
                    - Applications.Where(applied => applied.PostedOn <= day && applied.Invoice == group.Key)
                        .Sum(applied => applied.Amount)))
            .Where(open => open.Amount != 0m)
            .OrderBy(open => open.Document, StringComparer.Ordinal),
    ];

    /// <summary>Current, 1–30, 31–60, 61–90, over 90, unapplied, and what of it is disputed.</summary>
    public decimal[] Aging(string currency, string? contract, DateOnly day)
    {
        var columns = new decimal[7];
        foreach (var open in OpenOn(currency, contract, day))
        {
            if (open.Amount < 0m)
            {
                columns[5] += open.Amount;
                continue;
            }

            var terms = Terms.Last(known => known.Invoice == open.Document && known.From <= day);
            var late = day.DayNumber - (terms.DueOn ?? Documents[open.Document].IssuedOn).DayNumber;
            columns[late <= 0 ? 0 : late <= 30 ? 1 : late <= 60 ? 2 : late <= 90 ? 3 : 4] += open.Amount;
            columns[6] += terms.IsDisputed ? open.Amount : 0m;
        }

        return columns;
    }
}
