namespace Checkout.Web.Messages;

/// <summary>Several messages to one person in one mail: a section for each kind, at most <see cref="MaxRows"/> rows in all, and how many
/// there are beside them.</summary>
public sealed class Digest(IReadOnlyList<OutboxMessage> messages)
{
    /// <summary>Nobody reads more in a mail; the portal has all.</summary>
    public const int MaxRows = 20;

    private readonly List<Mail> _said = [];
    private readonly HashSet<Guid> _left = [];

    /// <summary>What needs its reader most comes first.</summary>
    public IReadOnlyList<OutboxMessage> InOrder { get; } =
        [.. MessageKinds.BundledWith(messages[0].Kind).SelectMany(kind => messages.Where(message => message.Kind == kind))];

    public IEnumerable<(string Name, byte[] Pdf)> Attachments => _said.SelectMany(mail => mail.Attachments);

    /// <summary>Whom all of them name for an answer; null where they differ.</summary>
    public (string Name, string Email)? ReplyTo =>
        _said.Select(mail => mail.ReplyTo).Distinct().ToList() is [var same] ? same : null;

    /// <summary>The company that all of them are about; null where they are of several.</summary>
    public string? Company => _said.Select(mail => mail.Company).Distinct(StringComparer.Ordinal).ToList() is [var same] ? same : null;

    public IReadOnlyList<DigestSection> Sections =>
    [
        .. InOrder.Where(message => !_left.Contains(message.Id)).GroupBy(message => message.Kind)
            .Select(kind => DigestSection.Of(kind.Key, kind.Count(), [.. _said.Where(mail => mail.Message.Kind == kind.Key)])),
    ];

    /// <summary>What of the others goes out in the same mail: all, but only as many invoices as can be attached.</summary>
    public static IQueryable<OutboxMessage> PartOf(MessageKind kind, IQueryable<OutboxMessage> others) =>
        kind is MessageKind.InvoiceReady ? others.Take(MaxRows - 1) : others;

    public void Add(Mail mail) => _said.Add(mail);

    /// <summary>There is nothing to be said of it any more.</summary>
    public void Leave(OutboxMessage message) => _left.Add(message.Id);
}

/// <summary>The messages of one kind in a digest.</summary>
/// <param name="Count">How many there are, with those that have no row.</param>
/// <param name="Brief">For the subject: “payments failed”, after the count.</param>
/// <param name="Path">Where all of them are found; null where the reader can't sign in.</param>
public sealed record DigestSection(int Count, IReadOnlyList<Mail> Mails, string Brief, string Says, string? Path, string Button)
{
    private const string OpenInvoices = $"&status={nameof(InvoiceStatus.Open)}";

    /// <summary>What the address says beside the account.</summary>
    public string Query => Path == "/Invoices" ? OpenInvoices : "";

    public int More => Count - Mails.Count;

    public IEnumerable<string> Reasons => Mails.Select(mail => mail.Row?.Why).OfType<string>().Distinct(StringComparer.Ordinal);

    public static DigestSection Of(MessageKind kind, int count, IReadOnlyList<Mail> mails)
    {
        var one = count == 1;
        var (brief, says, path, button) = kind switch
        {
            MessageKind.AutopayGivenUp => (one ? "invoice to pay yourself" : "invoices to pay yourself",
                "Autopay could not charge the card, and we will not try again. The invoices stay open until you pay them.", "/Pay",
                "Pay the invoices"),
            MessageKind.AutopayFailed => (one ? "automatic payment failed" : "automatic payments failed",
                "Nothing was charged. We will try again on the date shown. If you choose another card before then, we will charge that "
                + "one; you can also pay the invoices yourself.", "/PaymentMethods", "Manage payment methods"),
            MessageKind.PaymentFailed => (one ? "payment failed" : "payments failed", "Nothing was charged, and the invoices stay open.",
                "/Pay", "See what is open"),
            MessageKind.AutopayAnnounced => (one ? "upcoming automatic payment" : "upcoming automatic payments",
                "We will charge the card on the date shown; there is nothing you need to do. Until then you can turn autopay off, choose "
                + "another card, or dispute an invoice.", "/Invoices", "See open invoices"),
            MessageKind.PaymentReversed => (one ? "payment returned" : "payments returned",
                "Invoices that these had paid may be open again.", "/Payments", "See the payments"),
            MessageKind.PaymentReceived => (one ? "payment received" : "payments received", "Thank you.", "/Payments", "See the payments"),
            MessageKind.InvoiceReady => (one ? "new invoice" : "new invoices", "", "/Invoices", "See open invoices"),
            MessageKind.PaymentReminder => (one ? "payment reminder" : "payment reminders",
                "If you have already paid, thank you; there is nothing more to do.", "/Invoices", "See open invoices"),
            MessageKind.QuotePublished => (one ? "new quote" : "new quotes", "Please review them in the portal.", "/Quotes",
                "See your quotes"),
            MessageKind.ApprovalLapsed => (one ? "quote was not approved" : "quotes were not approved", "Nothing has been ordered.",
                "/Quotes", "See your quotes"),
            MessageKind.DisputeAnswered => (one ? "answer about a disputed invoice" : "answers about disputed invoices", "", "/Invoices",
                "See open invoices"),
            MessageKind.RefundAnswered => (one ? "answer about a refund" : "answers about refunds", "", "/Payments", "See the payments"),
            MessageKind.MethodExpires => (one ? "card expires" : "cards expire", "Please add another card before the next payment.",
                "/PaymentMethods", "Manage payment methods"),
            MessageKind.NoticeDue => (one ? "last day for notice is near" : "last days for notice are near",
                "These contracts renew automatically unless you turn that off by the date shown.", "/Contracts", "See your contracts"),
            MessageKind.QuoteExpires => (one ? "quote expires soon" : "quotes expire soon",
                "You can accept them through the date shown.", "/Quotes", "See your quotes"),
            MessageKind.TermEnds => (one ? "contract reaches the end of its term" : "contracts reach the end of their terms", "",
                "/Contracts", "See your contracts"),
            MessageKind.AddressRefused => (one ? "billing contact gets no e-mail" : "billing contacts get no e-mail",
                "Their mail servers refused what we sent. Check the addresses in the billing details.", "/Contracts",
                "See your contracts"),
            MessageKind.PaymentNeedsAttention => (one ? "payment needs your attention" : "payments need your attention", "", null, ""),
            _ => throw new InvalidOperationException($"Messages of kind {kind} are mails of their own."),
        };
        return new DigestSection(count, mails, brief, says, path, button);
    }
}
