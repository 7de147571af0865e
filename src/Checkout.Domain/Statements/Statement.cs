namespace Checkout.Domain.Statements;

/// <summary>A movement with the balance after it.</summary>
public sealed record RunningMovement(Movement Movement, decimal Balance);

/// <summary>Opening balance, the period's movements with a running balance, closing balance, of one account and currency.</summary>
public sealed record Statement(DateRange Period, decimal Opening, IReadOnlyList<RunningMovement> Movements)
{
    /// <summary>Opening plus movements; the opening of the day after.</summary>
    public decimal Closing => Movements.Count == 0 ? Opening : Movements[^1].Balance;

    /// <summary>What the period added: invoices, refunds, chargebacks.</summary>
    public decimal Charges => Movements.Sum(line => Math.Max(line.Movement.Amount, 0m));

    /// <summary>What the period took off, negative: payments, credit memos, write-offs, negative invoices.</summary>
    public decimal Credits => Movements.Sum(line => Math.Min(line.Movement.Amount, 0m));

    /// <summary>The check line, opening + charges + credits. It is not read off the running balance, and must equal <see
    /// cref="Closing"/>.</summary>
    public decimal Check => Opening + Charges + Credits;

    /// <summary>True while a document may still be posted into the period (R15).</summary>
    public bool IsProvisional(DateOnly closedThrough) => Period.To > closedThrough;

    /// <summary>Posting dates decide, never document dates (R15). Movements of a day keep their order.</summary>
    public static Statement Over(DateRange period, IEnumerable<Movement> movements)
    {
        var opening = 0m;
        var within = new List<Movement>();
        foreach (var movement in movements)
        {
            if (movement.PostedOn < period.From)
            {
                opening += movement.Amount;
            }
            else if (movement.PostedOn <= period.To)
            {
                within.Add(movement);
            }
        }

        var balance = opening;
        return new Statement(period, opening,
            [.. within.OrderBy(movement => movement.PostedOn)
            .Select(movement => new RunningMovement(movement, balance += movement.Amount))]);
    }
}
