namespace Checkout.Domain.Statements;

/// <summary>A movement of the account by its posting date.</summary>
public sealed record Movement(DateOnly PostedOn, decimal Amount);

/// <summary>A movement with the balance after it.</summary>
public sealed record RunningMovement(Movement Movement, decimal Balance);

/// <summary>Opening balance, the period's movements with a running balance, closing balance, of one account and currency.</summary>
public sealed record Statement(DateRange Period, decimal Opening, IReadOnlyList<RunningMovement> Movements)
{
    /// <summary>Opening plus movements; the opening of the day after.</summary>
    public decimal Closing => Movements.Count == 0 ? Opening : Movements[^1].Balance;

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
        return new Statement(period, opening, [.. within.OrderBy(movement => movement.PostedOn).Select(movement => new RunningMovement(movement, balance += movement.Amount))]);
    }
}
