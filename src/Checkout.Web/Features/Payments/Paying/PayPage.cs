using Checkout.Data.Ledger;
using Checkout.Web.Features.Applications;

namespace Checkout.Web.Features.Payments.Paying;

/// <summary>Who is paying an invoice at this moment.</summary>
public sealed record PayHold(string Number, string By, DateTimeOffset Until, Guid? ById)
{
    public static PayHold Of(PaymentAttempt attempt) => new(attempt.Number, attempt.StartedBy, attempt.ExpiresAt, attempt.StartedById);

    /// <summary>“You are paying”, or who is.</summary>
    public string Words(CurrentMember reader) => ById == reader.User.Id ? "You are paying" : $"{By} is paying";
}

/// <summary>An open invoice on the page.</summary>
public sealed record PayRow : SplitRow
{
    public required DateOnly? DueOn { get; init; }

    /// <summary>The name of its first line.</summary>
    public required string? For { get; init; }

    public required bool IsDisputed { get; init; }

    /// <summary>Null where nobody is.</summary>
    public required PayHold? Hold { get; init; }

    /// <summary>Why all of it can’t be paid by card; null where it can.</summary>
    public required Sentence? NotChargeable { get; init; }

    public override bool IsHeld => Hold is not null;
}

/// <summary>A credit that can be used first.</summary>
/// <param name="Used">What of it goes to the ticked invoices.</param>
public sealed record PayCredit(OpenCreditRow Row, bool Ticked, decimal Used)
{
    public string Value => $"{Row.Source.Kind}:{Row.Source.Slug}";

    /// <returns>Null where the text names no credit.</returns>
    public static CreditSource? SourceOf(string? value) =>
        value?.Split(':', 2) is [var kind, { Length: > 0 } slug] && Enum.TryParse<DocumentKind>(kind, out var known)
            && known is DocumentKind.CreditMemo or DocumentKind.Invoice or DocumentKind.Payment ? new CreditSource(known, slug) : null;
}

/// <summary>The decision which invoices are paid, how much of each, and with what.</summary>
public sealed record PayPage
{
    public required Currency Currency { get; init; }

    public required IReadOnlyList<PayRow> Rows { get; init; }

    public required IReadOnlyList<PayCredit> Credits { get; init; }

    /// <summary>On file at the gateway, and not expired.</summary>
    public required IReadOnlyList<StoredMethod> Methods { get; init; }

    public required Guid? Method { get; init; }

    public required bool Keep { get; init; }

    /// <summary>Currencies in which more is open or asked: each is another payment.</summary>
    public required IReadOnlyList<Currency> Others { get; init; }

    /// <summary>What can be charged.</summary>
    public required ChargeRange Range { get; init; }

    /// <summary>True where the page shows what is open, and not what somebody chose.</summary>
    public required bool ShowsAll { get; init; }

    /// <summary>Open invoices in the currency beyond those shown.</summary>
    public required int More { get; init; }

    /// <summary>What was asked for and is not listed, because it is settled.</summary>
    public IReadOnlyList<string> Settled { get; init; } = [];

    /// <summary>True where a list was sent without anything selected.</summary>
    public bool NothingSelected { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>Says that an invoice that was ticked is no longer open.</summary>
    public Sentence? Gone { get; init; }

    /// <summary>Why the page is shown again, in a sentence.</summary>
    public string? Change { get; init; }

    public Money Total => In(Rows.Sum(row => row.Amount ?? 0m));

    public Money Credited => In(Credits.Sum(credit => credit.Used));

    /// <summary>What the gateway takes.</summary>
    public Money Charge => Total - Credited;

    /// <summary>Why the gateway can’t take it; null where it can, or has nothing to take.</summary>
    public Sentence? NotChargeable => Charge.IsZero ? null : Range.Refusal(Charge.Amount);

    public int Chosen => Rows.Count(row => row.IsChosen);

    public Money In(decimal amount) => new(amount, Currency);

    /// <summary>What is wrong with what was posted, each with its field.</summary>
    public IEnumerable<(string Field, Sentence Why)> Errors(PayInput input)
    {
        foreach (var error in Splits.Errors(Rows, input.Splits))
        {
            yield return error;
        }

        if (NotChargeable is { } why)
        {
            yield return ("", why);
        }

        if (input.Method is not null && Method is null)
        {
            yield return ("", $"The payment method you chose can no longer be charged. Choose another one.");
        }

        if (input.Credits.Any(value => Credits.All(credit => credit.Value != value)))
        {
            yield return ("", $"A selected credit has been used in the meantime. Please review the amounts.");
        }
    }
}
