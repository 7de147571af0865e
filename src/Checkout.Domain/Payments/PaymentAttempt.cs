namespace Checkout.Domain.Payments;

/// <summary>
/// An attempt to take money for invoices, written before the gateway is asked, so that nothing which the gateway does is unknown here.
/// While it is live it holds its invoices. What the gateway took counts, whenever it says so: also an attempt that had ended can still
/// succeed.
/// </summary>
public sealed class PaymentAttempt : AccountEntity
{
    /// <summary>Of what a gateway says in words.</summary>
    public const int MaxReason = 500;

    /// <summary>Of a gateway’s code.</summary>
    public const int MaxCode = 40;

    private readonly List<PaymentAttemptPart> _parts = [];

    private PaymentAttempt() { }

    public PaymentAttempt(Guid accountId, PaymentAttemptTerms terms, IReadOnlyList<PaymentAttemptSplit> splits, DateTimeOffset now)
        : base(accountId)
    {
        RuleViolation.ThrowIf(splits.Count == 0 || splits.Any(split => split.Amount <= 0m || !terms.Currency.Fits(split.Amount)),
            $"Enter an amount of at least {terms.Currency.Smallest} {terms.Currency} for each invoice.", "amount");

        Number = terms.Number;
        Kind = terms.Kind;
        Currency = terms.Currency;
        Gateway = terms.Gateway;
        ExpiresAt = terms.ExpiresAt;
        StartedById = terms.StartedById;
        StartedBy = terms.StartedBy;
        StartedByEmail = terms.StartedByEmail;
        StartedAt = now;
        MethodId = terms.MethodId;
        KeepsMethod = terms.KeepsMethod;
        Amount = splits.Sum(split => split.Amount);
        foreach (var (index, split) in splits.Index())
        {
            var invoice = split.Invoice;
            RuleViolation.ThrowIf(invoice.Currency != Currency, $"{invoice.Number} is in {invoice.Currency}; a payment has one currency.");

            RuleViolation.ThrowIf(split.Amount > invoice.Balance.Amount, $"Only {invoice.Balance} of {invoice.Number} is open.", "amount");

            invoice.Reserve(this);
            _parts.Add(new PaymentAttemptPart(this, index + 1, split));
        }
    }

    /// <summary>The number of the payment that comes of it, known from the start: the customer, the gateway and the log speak of one
    /// thing.</summary>
    public string Number { get; private set; } = null!;

    public PaymentAttemptKind Kind { get; private set; }

    public PaymentAttemptStatus Status { get; private set; }

    public Currency Currency { get; private set; } = null!;

    /// <summary>The sum of its parts.</summary>
    public decimal Amount { get; private set; }

    public string Gateway { get; private set; } = null!;

    /// <summary>The gateway’s name for the page or the charge; null until it answered.</summary>
    public string? Reference { get; private set; }

    /// <summary>The gateway’s name for the money itself, where it differs: refunds and disputes speak of that.</summary>
    public string? PaymentReference { get; private set; }

    /// <summary>Where the customer pays, while the gateway’s page is open.</summary>
    public string? PageUrl { get; private set; }

    public Guid? StartedById { get; private set; }

    public string StartedBy { get; private set; } = null!;

    public string? StartedByEmail { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When the reconciler asked the gateway last.</summary>
    public DateTimeOffset? CheckedAt { get; private set; }

    public Guid? MethodId { get; private set; }

    public bool KeepsMethod { get; private set; }

    /// <summary>The gateway’s code, where it gave one.</summary>
    public string? FailureCode { get; private set; }

    /// <summary>In plain words.</summary>
    public string? FailureReason { get; private set; }

    /// <summary>What the gateway took that was not what it was asked for, in a sentence; null where all is as it should be.</summary>
    public string? Discrepancy { get; private set; }

    /// <summary>The payment that came of it.</summary>
    public Guid? PaymentId { get; private set; }

    public IReadOnlyList<PaymentAttemptPart> Parts => _parts;

    public Money Total => new(Amount, Currency);

    /// <summary>Unique at the gateway: asked twice, it acts once.</summary>
    public string IdempotencyKey => $"checkout-{Id:N}";

    /// <summary>Live attempts hold their invoices.</summary>
    public bool IsLive => Status is PaymentAttemptStatus.Created or PaymentAttemptStatus.Pending;

    public bool CanOpen => Status is PaymentAttemptStatus.Created;

    public bool CanSucceed => Status is not PaymentAttemptStatus.Succeeded;

    public bool CanFail => IsLive;

    public bool CanCancel => IsLive;

    public bool CanExpire => IsLive;

    /// <summary>Notes that the gateway has it.</summary>
    /// <param name="pageUrl">Null where nobody has to go anywhere.</param>
    public void Open(string reference, string? pageUrl)
    {
        Require(CanOpen, "be opened");
        Status = PaymentAttemptStatus.Pending;
        Reference = reference;
        PageUrl = pageUrl;
        RenewVersion();
    }

    /// <summary>The customer has paid on the page, and the money is on its way: nobody is to pay there again.</summary>
    public void Await()
    {
        PageUrl = null;
        RenewVersion();
    }

    /// <summary>Keeps what the gateway calls the money.</summary>
    public void Name(string reference, string? paymentReference)
    {
        Reference ??= reference;
        PaymentReference = paymentReference ?? PaymentReference;
        RenewVersion();
    }

    /// <summary>The gateway took the money, however late it says so.</summary>
    public void Succeed(Payment payment, DateTimeOffset now)
    {
        Require(CanSucceed, "succeed");
        PaymentId = payment.Id;
        FailureCode = FailureReason = Discrepancy = null;
        End(PaymentAttemptStatus.Succeeded, now);
    }

    public void Fail(string reason, string? code, DateTimeOffset now)
    {
        Require(CanFail, "fail");
        (FailureReason, FailureCode) = (reason.Truncate(MaxReason), code?.Truncate(MaxCode));
        End(PaymentAttemptStatus.Failed, now);
    }

    /// <summary>Keeps the payment that says on the Payments tab that nothing came.</summary>
    public void KeepFailed(Payment payment) => PaymentId = payment.Id;

    public void Cancel(DateTimeOffset now)
    {
        Require(CanCancel, "be canceled");
        End(PaymentAttemptStatus.Canceled, now);
    }

    public void Expire(DateTimeOffset now)
    {
        Require(CanExpire, "expire");
        End(PaymentAttemptStatus.Expired, now);
    }

    /// <summary>Notes that the gateway took something else than it was asked for.</summary>
    public void Report(Sentence discrepancy)
    {
        Discrepancy = discrepancy.Stored().Truncate(MaxReason);
        RenewVersion();
    }

    public void Check(DateTimeOffset now) => CheckedAt = now;

    private void End(PaymentAttemptStatus status, DateTimeOffset now)
    {
        Status = status;
        EndedAt = now;
        PageUrl = null;
        foreach (var part in _parts)
        {
            part.LetGo();
        }

        RenewVersion();
    }

    private void Require(bool allowed, string verb) =>
        RuleViolation.ThrowIf(!allowed, $"The attempt {Number} can’t {verb}: it is {Status}.");
}
