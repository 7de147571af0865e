namespace Checkout.Domain.Messages;

/// <summary>What sets some kinds of messages apart where they are queued and sent.</summary>
public static class MessageKinds
{
    /// <summary>Somebody sits before the sign-in page and waits for these.</summary>
    public static IReadOnlyList<MessageKind> ForSignIn { get; } = [MessageKind.PasswordReset, MessageKind.Invitation];

    /// <summary>They carry PDFs, which take time to make.</summary>
    public static IReadOnlyList<MessageKind> WithDocument { get; } =
        [MessageKind.InvoiceReady, MessageKind.PaymentReceived, MessageKind.StatementSent];

    /// <summary>What is near, a digest a day; to members alone who manage billing still when it is sent. What presses most is
    /// first.</summary>
    public static IReadOnlyList<MessageKind> Deadlines { get; } =
    [
        MessageKind.NoticeDue, MessageKind.QuoteExpires, MessageKind.TermEnds, MessageKind.MethodExpires, MessageKind.AddressRefused,
    ];

    /// <summary>What a person may do without. Everything else the contract or the law needs, or it protects the sign-in.</summary>
    public static IReadOnlyList<MessageKind> Optional { get; } =
    [
        MessageKind.QuotePublished, MessageKind.OwnQuoteSaved, MessageKind.ApprovalRequested, MessageKind.ApprovalGiven,
        MessageKind.ApprovalReturned, MessageKind.ApprovalLapsed, MessageKind.PaymentReceived, MessageKind.DisputeAnswered,
        MessageKind.RefundAnswered, MessageKind.BillingDetailsChanged, MessageKind.ContactReceived, .. Deadlines,
    ];

    private const string Copy = "ForExecutive";

    // What comes first in a bundle is what needs its reader most.
    private static readonly IReadOnlyList<MessageKind>[] Bundles =
    [
        [
            MessageKind.AutopayGivenUp, MessageKind.AutopayFailed, MessageKind.PaymentFailed, MessageKind.AutopayAnnounced,
            MessageKind.PaymentReversed, MessageKind.PaymentReceived,
        ],
        [MessageKind.InvoiceReady],
        [MessageKind.PaymentReminder],
        [MessageKind.QuotePublished],
        [MessageKind.ApprovalLapsed],
        [MessageKind.DisputeAnswered],
        [MessageKind.RefundAnswered],
        [.. Deadlines],
        [MessageKind.PaymentNeedsAttention],
    ];

    /// <summary>The kinds that a run may write many of: what waits for the same person and account at the same moment is one mail. Only
    /// the kind itself where each message is a mail of its own.</summary>
    public static IReadOnlyList<MessageKind> BundledWith(MessageKind kind) =>
        Array.Find(Bundles, bundle => bundle.Contains(kind)) ?? [kind];

    /// <summary>True for the copy that goes to the account executive, who can't sign in.</summary>
    public static bool IsForExecutive(MessageKind kind) => kind.ToString().EndsWith(Copy, StringComparison.Ordinal);

    /// <summary>The kind that a copy for the account executive is of; any other kind itself.</summary>
    public static MessageKind Original(MessageKind kind) =>
        IsForExecutive(kind) ? Enum.Parse<MessageKind>(kind.ToString()[..^Copy.Length]) : kind;

    public static bool IsBundled(MessageKind kind) => Array.Exists(Bundles, bundle => bundle.Contains(kind));
}
