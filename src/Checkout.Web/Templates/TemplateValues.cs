using System.Collections.Frozen;
using Checkout.Data.Usage;

namespace Checkout.Web.Templates;

/// <summary>Documents whose foot a template may write: <c>pdf-footer-invoice.liquid</c>.</summary>
public enum DocumentFooter
{
    Quote,
    OrderForm,
    Invoice,
    CreditMemo,
    Statement,
    Receipt,
    Remittance,
}

/// <summary>Which values the template of each kind may use. Nothing else can be reached from a template.</summary>
public static class TemplateValues
{
    /// <summary>What every mail has beside the values of its kind. A mail about a sign-in has no account.</summary>
    public static readonly ValueGroup Account = ValueGroup.For<Account>("account",
        ("name", "Acme Corporation", account => account.Name), ("number", "A-00000001", account => account.Number));

    private static readonly Money Sum = new(1240m, Currency.Usd);
    private static readonly DateOnly Day = new(2026, 12, 23);
    private static readonly DateTimeOffset Moment = new(2026, 11, 23, 17, 30, 0, TimeSpan.Zero);
    private static readonly Func<object, object?> Unread = _ => null;

    public static readonly IReadOnlyList<ValueGroup> OfEveryMail =
    [
        Account,
        new("vendor", null,
        [
            ("name", "Cirrus", Unread), ("product", "Billing", Unread), ("phone", "+1 415 555 0100", Unread),
            ("email", "billing@cirrus.example", Unread),
        ]),
        new("recipient", null, [("name", "Zoë Brandström", Unread), ("email", "zoe@acme.example", Unread)]),
        new("", null,
        [
            ("subject", "What the built-in mail is called", Unread), ("link", "https://billing.cirrus.example/", Unread),
            ("button", "See it in the portal", Unread), ("reason", "You get this because you manage billing.", Unread),
            ("facts", (IReadOnlyList<ValueGroup>)[Fact("INV-00000012", "$1,240.00, due today", "https://billing.cirrus.example/"),
                Fact("INV-00000013", "$80.00, due tomorrow", null)], Unread),
        ]),
    ];

    private static readonly ValueGroup Quote = ValueGroup.For<Quote>("quote",
        ("number", "Q-00001042", quote => quote.Number), ("title", "Seats for everyone", quote => quote.Title),
        ("version", 1, quote => quote.Revision), ("total", Sum, quote => quote.Total), ("expires", Day, quote => quote.ExpiresOn),
        ("decline_reason", "Too late for this year.", quote => quote.DeclineReason));

    private static readonly ValueGroup Order = ValueGroup.For<Order>("order",
        ("number", "O-00000007", order => order.Number), ("quote", "Q-00001042", order => order.QuoteNumber),
        ("total", Sum, order => order.Total), ("purchase_order", "4500-118", order => order.PoNumber));

    private static readonly ValueGroup Contract = ValueGroup.For<Contract>("contract",
        ("number", "C-00000101", contract => contract.Number), ("name", "Core seats", contract => contract.Name),
        ("ends", Day, contract => contract.EndsOn));

    private static readonly ValueGroup Invoice = ValueGroup.For<Invoice>("invoice",
        ("number", "INV-00000012", invoice => invoice.Number), ("issued", Day.AddDays(-30), invoice => invoice.IssuedOn),
        ("due", Day, invoice => invoice.DueOn), ("total", Sum, invoice => invoice.Total),
        ("amount_due", Sum, invoice => invoice.AmountDue), ("balance", Sum, invoice => invoice.Balance),
        ("to_pay", true, invoice => invoice.IsToBePaid), ("is_credit", false, invoice => invoice.IsCredit));

    private static readonly ValueGroup Payment = ValueGroup.For<Payment>("payment",
        ("number", "PAY-00000003", payment => payment.Number), ("total", Sum, payment => payment.Total),
        ("received", Day, payment => payment.ReceivedOn), ("unapplied", Sum, payment => payment.Unapplied),
        ("reference", "ch_123", payment => payment.Reference));

    private static readonly ValueGroup Question = ValueGroup.For<QuoteQuestion>("question",
        ("by", "Zoë Brandström", question => question.UserName), ("text", "Can we start in May?", question => question.Text));

    private static readonly ValueGroup Acceptance = ValueGroup.For<Acceptance>("acceptance",
        ("by", "Zoë Brandström", acceptance => acceptance.Name), ("title", "Head of IT", acceptance => acceptance.Title),
        ("at", Moment, acceptance => acceptance.AcceptedAt));

    private static readonly ValueGroup Approval = ValueGroup.For<QuoteApproval>("approval",
        ("asked_by", "Zoë Brandström", approval => approval.RequestedBy), ("asked_at", Moment, approval => approval.RequestedAt),
        ("decided_by", "Ben Carter", approval => approval.DecidedBy), ("reason", "Not this quarter.", approval => approval.Reason));

    private static readonly ValueGroup Cancellation = ValueGroup.For<OrderCancellation>("cancellation",
        ("by", "Zoë Brandström", cancellation => cancellation.CanceledBy), ("at", Moment, cancellation => cancellation.CanceledAt),
        ("reason", "Ordered twice.", cancellation => cancellation.Reason), ("credited", Sum, cancellation => cancellation.Credited));

    private static readonly ValueGroup Notice = ValueGroup.For<RenewalNotice>("notice",
        ("by", "Zoë Brandström", notice => notice.TakenBackBy ?? notice.GivenBy), ("ends", Day, notice => notice.EndsOn),
        ("reason", "We close that office.", notice => notice.Reason));

    private static readonly ValueGroup Dispute = ValueGroup.For<InvoiceDispute>("dispute",
        ("by", "Zoë Brandström", dispute => dispute.RaisedBy), ("text", "We did not order it.", dispute => dispute.Text),
        ("answer", "You did, in May.", dispute => dispute.Answer));

    private static readonly ValueGroup Refund = ValueGroup.For<RefundRequest>("refund",
        ("by", "Zoë Brandström", refund => refund.RequestedBy), ("amount", Sum, refund => refund.Total),
        ("reason", "Paid twice.", refund => refund.Reason), ("answer", "It is on its way.", refund => refund.Answer));

    private static readonly ValueGroup Reversal = ValueGroup.For<PaymentReversal>("reversal",
        ("amount", Sum, reversal => new Money(reversal.Amount, reversal.Currency)), ("on", Day, reversal => reversal.On),
        ("is_refund", true, reversal => reversal.Kind is PaymentReversalKind.Refund));

    private static readonly ValueGroup Request = ValueGroup.For<ContactRequest>("request",
        ("number", "REQ-1", request => request.Number), ("by", "Zoë Brandström", request => request.UserName),
        ("message", "Please call me.", request => request.Message), ("document", "INV-00000012", request => request.Document),
        ("sent_to", "billing@cirrus.example", request => request.SentTo));

    private static readonly ValueGroup Change = ValueGroup.For<BillingDetailsChange>("change",
        ("by", "Zoë Brandström", change => change.By), ("at", Moment, change => change.At));

    private static readonly ValueGroup Company = ValueGroup.For<LegalEntity>("company",
        ("name", "Cirrus Software, Inc.", company => company.Name), ("changed", Day, company => company.BankChangedOn),
        ("old_ending", "2051", company => company.PreviousAccountEnding),
        ("new_ending", "3000", company => LegalEntity.Ending(company.Bank)));

    private static readonly ValueGroup Card = ValueGroup.For<StoredMethod>("card",
        ("name", "Visa ending in 4242", card => card.Printed), ("last_day", Day, card => card.LastOn));

    private static readonly ValueGroup Deadline = ValueGroup.For<Deadline>("deadline",
        ("name", "C-00000101", due => due.Name), ("title", "Seats for everyone", due => due.Title), ("amount", Sum, due => due.Amount),
        ("on", Day, due => due.On), ("renews", true, due => due.Renews), ("term_ends", Day.AddDays(30), due => due.TermEndsOn));

    private static readonly ValueGroup Usage = ValueGroup.For<UsageNews>("usage",
        ("percent", 90, news => news.Percent), ("products", 2, news => news.Products.Count + news.More),
        ("first", "CRM Professional", news => news.Products[0].Name));

    private static readonly ValueGroup AccessNote = ValueGroup.For<AccessRequest>("access",
        ("note", "I need the invoices.", access => access.Note));

    private static readonly ValueGroup Charge = ValueGroup.For<ChargeFacts>("charge",
        ("amount", Sum, charge => charge.Amount), ("on", Day, charge => charge.On), ("card", "Visa ending in 4242", charge => charge.Card),
        ("retry_on", Day.AddDays(3), charge => charge.RetryOn), ("why", "The card has expired.", charge => charge.Why));

    private static readonly ValueGroup Reminder = ValueGroup.For<ReminderFacts>("reminder",
        ("count", 2, reminder => reminder.Count), ("total", Sum, reminder => reminder.Total),
        ("overdue", 1, reminder => reminder.Overdue));

    private static readonly ValueGroup Statement = ValueGroup.For<StatementFacts>("statement",
        ("period", "November 2026", statement => statement.Period), ("is_final", true, statement => statement.IsFinal),
        ("opening", Sum, statement => statement.Opening), ("closing", Sum, statement => statement.Closing));

    private static readonly ValueGroup Person = ValueGroup.For<PersonFacts>("person",
        ("name", "Ulla Berg", person => person.Name), ("email", "ulla@acme.example", person => person.Email));

    private static readonly ValueGroup News = ValueGroup.For<NewsFacts>("news",
        ("says", "What happened, in a sentence.", news => news.Says));

    private static readonly ValueGroup Device = ValueGroup.For<DeviceFacts>("device",
        ("browser", "Firefox on Linux", device => device.Browser), ("at", Moment, device => device.At),
        ("address", "192.0.2.1", device => device.Address));

    private static readonly ValueGroup Invitation = ValueGroup.For<InvitationFacts>("invitation",
        ("by", "Ben Carter of Acme Corporation", invitation => invitation.By), ("ends", Moment, invitation => invitation.EndsAt));

    /// <summary>What the foot of every document may say.</summary>
    public static readonly ValueGroup Footer = ValueGroup.For<FooterFacts>("document",
        ("number", "INV-00000012", document => document.Number), ("title", "Invoice INV-00000012", document => document.Title),
        ("issuer", "Cirrus Software, Inc.", document => document.Issuer), ("tax_id", "94-0555555", document => document.TaxId),
        ("address", "400 Howard Terrace, San Francisco", document => document.Address),
        ("vendor", "Cirrus", document => document.CalledName),
        ("footer", "A line of the settings.", document => string.Join('\n', document.Footer)));

    // A new kind of message stands here with what its view gives to Give, FindAsync or GetAsync; [] where that is nothing.
    private static readonly FrozenDictionary<MessageKind, ValueGroup[]> Kinds = new Dictionary<MessageKind, ValueGroup[]>
    {
        [MessageKind.QuotePublished] = [Quote],
        [MessageKind.QuoteAccepted] = [Order, Acceptance, Contract, Invoice],
        [MessageKind.QuoteDeclined] = [Quote],
        [MessageKind.QuestionAsked] = [Question, Quote],
        [MessageKind.OwnQuoteSaved] = [Quote],
        [MessageKind.ApprovalRequested] = [Quote, Approval],
        [MessageKind.ApprovalGiven] = [Order, Acceptance],
        [MessageKind.ApprovalReturned] = [Approval, Quote],
        [MessageKind.ApprovalLapsed] = [Approval, Quote],
        [MessageKind.OrderCanceled] = [Cancellation, Order, Contract],
        [MessageKind.RenewalNoticeGiven] = [Notice, Contract],
        [MessageKind.RenewalNoticeTakenBack] = [Notice, Contract],
        [MessageKind.InvoiceReady] = [Invoice, Contract],
        [MessageKind.StatementSent] = [Statement],
        [MessageKind.InvoiceDisputed] = [Dispute, Invoice],
        [MessageKind.DisputeWithdrawn] = [Dispute, Invoice],
        [MessageKind.DisputeAnswered] = [Dispute, Invoice],
        [MessageKind.ContactReceived] = [Request],
        [MessageKind.ContactForwarded] = [Request],
        [MessageKind.PasswordReset] = [],
        [MessageKind.PasswordChanged] = [],
        [MessageKind.NewDevice] = [Device],
        [MessageKind.SignInChanged] = [News],
        [MessageKind.Invitation] = [Invitation],
        [MessageKind.BillingDetailsChanged] = [Change, Contract],
        [MessageKind.BankDetailsChanged] = [Company],
        [MessageKind.RefundRequested] = [Refund, Payment],
        [MessageKind.RefundAnswered] = [Refund, Payment],
        [MessageKind.RefundWithdrawn] = [Refund, Payment],
        [MessageKind.PaymentReminder] = [Reminder],
        [MessageKind.PaymentReceived] = [Payment],
        [MessageKind.PaymentFailed] = [Payment],
        [MessageKind.PaymentReversed] = [Reversal, Payment],
        [MessageKind.PaymentNeedsAttention] = [Payment, News],
        [MessageKind.AutopayAnnounced] = [Charge, Invoice, Contract],
        [MessageKind.AutopayFailed] = [Charge, Invoice, Contract],
        [MessageKind.AutopayGivenUp] = [Charge, Invoice, Contract],
        [MessageKind.MethodExpires] = [Deadline, Card],
        [MessageKind.QuoteExpires] = [Deadline],
        [MessageKind.NoticeDue] = [Deadline, Contract],
        [MessageKind.TermEnds] = [Deadline],
        [MessageKind.AddressRefused] = [Deadline],
        [MessageKind.UsagePassed] = [Usage],
        [MessageKind.AccessChanged] = [Person, News],
        [MessageKind.AccessRequested] = [Person, AccessNote],
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Type, ValueGroup> Groups = Kinds.Values.SelectMany(groups => groups).Append(Account)
        .Distinct().ToFrozenDictionary(group => group.Of!);

    /// <summary>The values of a kind of message, those of every mail included. The account executive's copy has those of the
    /// original.</summary>
    /// <exception cref="InvalidOperationException">Nobody has said which they are.</exception>
    public static IReadOnlyList<ValueGroup> Of(MessageKind kind) => [.. OfEveryMail, .. Own(kind)];

    /// <summary>Those that a mail of this kind has and not every mail.</summary>
    public static IReadOnlyList<ValueGroup> Own(MessageKind kind) => Kinds.TryGetValue(MessageKinds.Original(kind), out var own) ? own
        : throw new InvalidOperationException($"Say which values a template of {kind} may use: add it to Kinds in "
            + "src/Checkout.Web/Templates/TemplateValues.cs ([] for none of its own) and to docs/templates.md.");

    /// <summary>How a row is told to templates; null where none of them may speak of such rows.</summary>
    public static ValueGroup? GroupOf(object row) => Groups.GetValueOrDefault(row.GetType());

    private static ValueGroup Fact(string label, string value, string? link) =>
        new("", null, [("label", label, Unread), ("value", value, Unread), ("link", link ?? "", Unread)]);
}
