namespace Checkout.Domain.Statements;

/// <summary>What every statement of an account goes by.</summary>
/// <param name="Currency">The currency that the account's first contract was proposed in (R18).</param>
/// <param name="HistoryComplete">False while the vendor still delivers the account's history, which keeps its own dates (R15).</param>
/// <param name="Contracts">Those that it can be narrowed to.</param>
/// <param name="Posted">The currencies of everything that was ever posted.</param>
public sealed record StatedAccount(
    Currency Currency, bool HistoryComplete, ContractChoices Contracts, IReadOnlyList<Currency> Posted)
{
    /// <summary>The first contract by number; null where there is none.</summary>
    public Guid? FirstContract { get; init; }

    /// <summary>Codes of the currencies of the account, of these contracts, and of everything that was ever posted.</summary>
    public IReadOnlyList<string> Currencies { get; } =
    [
        .. Contracts.All.Select(contract => contract.Currency).Concat(Posted).Append(Currency).Select(currency => currency.Code)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>False where nothing was ever posted and no contract is there: there is nothing to state yet.</summary>
    public bool HasHistory => Contracts.All.Count + Posted.Count > 0;
}

/// <summary>What a statement is about: days, currency, perhaps one contract; and how far the books of the account are closed.</summary>
public sealed record StatementScope
{
    private const int MostSteps = 60;

    public required StatedAccount Account { get; init; }

    public required DateRange Range { get; init; }

    public required DateOnly Today { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>Null for the whole account.</summary>
    public ContractChoice? Contract { get; init; }

    public required DateOnly ClosedThrough { get; init; }

    /// <summary>True where nothing can be posted into the period any more, so that the statement stays equal for ever (R15).</summary>
    public bool IsFinal => Account.HistoryComplete && Range.To <= ClosedThrough;

    /// <summary>The day for which aging and open items are: the last of the period, or today where that has not come (R16).</summary>
    public DateOnly ClosingOn => Range.To < Today ? Range.To : Today;

    /// <summary>Of how many days a step of the balance is; a period has no more than 60.</summary>
    public int Stride => (Range.Days + MostSteps - 1) / MostSteps;

    public Money In(decimal amount) => new(amount, Currency);

    /// <param name="contract">The slug of the contract asked for; none for the whole account.</param>
    /// <param name="currency">The code asked for; without one, the contract's or the account's.</param>
    /// <returns>What is wrong instead, where the account has no such contract or the contract another currency.</returns>
    public static (StatementScope? Scope, RuleViolation? Problem) Of(
        StatedAccount account, DateOnly closedThrough, DateRange range, DateOnly today, string? contract, string? currency)
    {
        var narrowed = account.Contracts.All.FirstOrDefault(row => row.Slug == contract);
        if (narrowed is null && !string.IsNullOrEmpty(contract))
        {
            return Problem($"There is no contract {contract} in this account. Choose one from the list.", nameof(Contract));
        }

        var stated = Currency.TryFromCode(currency, out var named) ? named : narrowed?.Currency ?? account.Currency;
        if (narrowed is not null && narrowed.Currency != stated)
        {
            var code = narrowed.Currency.Code;
            return Problem($"{narrowed.Number} is in {code}. Choose {code}, or every contract.", nameof(Currency));
        }

        return (new StatementScope
        {
            Account = account,
            Range = range,
            Today = today,
            Currency = stated,
            Contract = narrowed,
            ClosedThrough = closedThrough,
        }, null);

        static (StatementScope?, RuleViolation?) Problem(Sentence sentence, string field) => (null, new RuleViolation(sentence, field));
    }
}
