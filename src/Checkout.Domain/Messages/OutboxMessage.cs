namespace Checkout.Domain.Messages;

/// <summary>What a message is about; each kind has one template.</summary>
public enum MessageKind
{
    QuotePublished,
    QuoteAccepted,
    QuoteAcceptedForExecutive,
    QuoteDeclined,
    QuestionAsked,
    OwnQuoteSaved,
    ApprovalRequested,
    ApprovalGiven,
    ApprovalReturned,
    ApprovalLapsed,
    OrderCanceled,
    OrderCanceledForExecutive,
    RenewalNoticeGiven,
    RenewalNoticeGivenForExecutive,
    RenewalNoticeTakenBack,
    RenewalNoticeTakenBackForExecutive,
    InvoiceReady,
    StatementSent,
    InvoiceDisputed,
    DisputeWithdrawn,
    DisputeAnswered,
    ContactReceived,
    ContactForwarded,
    PasswordReset,
    PasswordChanged,
    NewDevice,
    SignInChanged,
    Invitation,
    BillingDetailsChanged,
    BillingDetailsChangedForExecutive,
    BankDetailsChanged,
    RefundRequested,
    RefundAnswered,
    RefundWithdrawn,
    PaymentReminder,
    PaymentReceived,
    PaymentFailed,
    PaymentReversed,
    PaymentNeedsAttention,
    AutopayAnnounced,
    AutopayFailed,
    AutopayGivenUp,
    MethodExpires,
    NoticeDue,
    QuoteExpires,
    TermEnds,
    AddressRefused,
    AccessChanged,
    AccessRequested,
    UsagePassed,
}

/// <summary>Where a message stands.</summary>
public enum MessageStatus
{
    Waiting,
    Sent,

    /// <summary>Given up after the last attempt; an operator can send it again.</summary>
    Failed,
}

/// <summary>A message written in the transaction of its cause and sent afterwards, at least once, with a Message-ID that never
/// changes.</summary>
public sealed class OutboxMessage : Entity
{
    /// <summary>Attempts before a message is given up: about two days with the back-off below.</summary>
    public const int MaxAttempts = 12;

    public const int MaxError = 500;

    private OutboxMessage() { }

    /// <param name="subjectId">The row that the message is rendered from; null where <paramref name="data"/> says all.</param>
    /// <param name="data">A small JSON object with what can't be read from the subject later.</param>
    public OutboxMessage(MessageKind kind, string to, string? toName, Guid? accountId, Guid? subjectId, string? data, DateTimeOffset now)
    {
        Kind = kind;
        To = to;
        ToName = toName;
        ForAccountId = accountId;
        SubjectId = subjectId;
        Data = data;
        CreatedAt = now;
        NextAttemptAt = now;
    }

    public MessageKind Kind { get; private set; }

    public string To { get; private set; } = null!;

    public string? ToName { get; private set; }

    /// <summary>The account whose documents the message speaks of. The outbox itself is the vendor's.</summary>
    public Guid? ForAccountId { get; private set; }

    public Guid? SubjectId { get; private set; }

    public string? Data { get; private set; }

    public MessageStatus Status { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset NextAttemptAt { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public string? LastError { get; private set; }

    /// <summary>When the reader's mail server first said that it does not take mail for this address; null where it did not, or took it
    /// since.</summary>
    public DateTimeOffset? RefusedAt { get; private set; }

    /// <summary>Notes that the address takes no mail. What waits is tried on: the fault may be the vendor's own server.</summary>
    public void Refuse(DateTimeOffset now)
    {
        RefusedAt ??= now;
        RenewVersion();
    }

    /// <summary>Leaves the message until then, so that it goes out together with what a run writes after it.</summary>
    public void Hold(DateTimeOffset until) => NextAttemptAt = until;

    /// <summary>Takes the message for sending until the lease ends, so that a second node leaves it alone and a crash frees it.</summary>
    public void Claim(DateTimeOffset now, TimeSpan lease)
    {
        Attempts++;
        NextAttemptAt = now + lease;
        RenewVersion();
    }

    /// <summary>Starts over, for an operator who has removed what stood in the way, or who wants it sent once more.</summary>
    public void SendAgain(DateTimeOffset now)
    {
        Status = MessageStatus.Waiting;
        Attempts = 0;
        NextAttemptAt = now;
        RefusedAt = null;
        RenewVersion();
    }

    public void MarkSent(DateTimeOffset now)
    {
        Status = MessageStatus.Sent;
        SentAt = now;
        LastError = null;
        RefusedAt = null;
        RenewVersion();
    }

    /// <summary>Waits 1, 2, 4 … minutes, at most 6 hours, before the next attempt.</summary>
    public void MarkFailed(string error, DateTimeOffset now)
    {
        LastError = error.Truncate(MaxError);
        if (Attempts >= MaxAttempts)
        {
            Status = MessageStatus.Failed;
        }

        var minutes = Math.Min(Math.Pow(2, Attempts - 1), 360);
        NextAttemptAt = now + TimeSpan.FromMinutes(minutes);
        RenewVersion();
    }
}
