namespace Checkout.Data.Feed.Export;

/// <summary>What is exported, for the vendor's CRM, provisioning and books. docs/feed.md says what each record means.</summary>
internal sealed class ExportKinds(CheckoutDbContext db)
{
    /// <summary>The order decides where two things happened in one instant.</summary>
    public IReadOnlyList<ExportKind> All =>
    [
        ExportKind.Of("orderAccepted", db.Acceptances, nameof(Acceptance.AcceptedAt), Orders),

        // Declined quotes of the vendor's own feed leave no audit entry: the vendor knows.
        ExportKind.Of("quoteDeclined", db.AuditEntries.Where(row => row.Action == AuditAction.QuoteDeclined), nameof(AuditEntry.At),
            Declined),
        ExportKind.Of("questionAsked", db.QuoteQuestions, nameof(QuoteQuestion.AskedAt), Questions),
        ExportKind.Of("contactRequested", db.ContactRequests, nameof(ContactRequest.SentAt), Contacts),

        // What the vendor's own feed changed, the vendor knows.
        ExportKind.Of("billingDetailsChanged", db.BillingDetailsChanges.Where(row => row.UserId != null), nameof(BillingDetailsChange.At),
            Billing),
        ExportKind.Of("invoiceDisputed", db.InvoiceDisputes, nameof(InvoiceDispute.RaisedAt), rows => Disputes(rows, isOver: false)),
        ExportKind.Of("disputeWithdrawn", db.InvoiceDisputes.Where(row => row.State == DisputeState.Withdrawn),
            nameof(InvoiceDispute.EndedAt), rows => Disputes(rows, isOver: true)),

        // What the vendor allocated, the vendor knows; not what a reference decided here, nor which of all that a chargeback took back.
        ExportKind.Of("creditApplied",
            db.Allocations.Where(row => row.MadeBy != null || row.ByReference
                || (db.Allocations.Any(first => first.Id == row.ReversesId && (first.MadeBy != null || first.ByReference))
                    && db.Payments.Any(payment => payment.Id == row.PaymentId && payment.Source == DocumentSource.Vendor))),
            nameof(Allocation.RecordedAt), Allocations),
        ExportKind.Of("orderCanceled", db.OrderCancellations, nameof(OrderCancellation.CanceledAt), Cancellations),
        ExportKind.Of("renewalNoticeGiven", db.RenewalNotices, nameof(RenewalNotice.GivenAt), rows => Notices(rows, isOver: false)),
        ExportKind.Of("renewalNoticeTakenBack", db.RenewalNotices, nameof(RenewalNotice.TakenBackAt), rows => Notices(rows, isOver: true)),
        ExportKind.Of("paymentPromised", db.PaymentPromises, nameof(PaymentPromise.MadeAt), rows => Promises(rows, isOver: false)),
        ExportKind.Of("promiseWithdrawn", db.PaymentPromises.Where(row => row.State == PromiseState.Withdrawn),
            nameof(PaymentPromise.WithdrawnAt), rows => Promises(rows, isOver: true)),
        ExportKind.Of("refundRequested", db.RefundRequests, nameof(RefundRequest.RequestedAt), rows => Refunds(rows, isOver: false)),
        ExportKind.Of("refundWithdrawn", db.RefundRequests.Where(row => row.State == RefundRequestState.Withdrawn),
            nameof(RefundRequest.WithdrawnAt), rows => Refunds(rows, isOver: true)),
        ExportKind.Of("remittancePrepared", db.Remittances, nameof(Remittance.PreparedAt), Remittances),

        // Credit memos that Checkout wrote: the vendor's books need them.
        ExportKind.Of("shortageWrittenOff",
            db.LedgerEntries.Where(row => row.Kind == LedgerKind.WriteOff
                && db.CreditMemos.Any(memo => memo.Id == row.CreditMemoId && memo.Source == DocumentSource.Checkout
                    && memo.Kind == CreditMemoKind.WriteOff && memo.InvoiceId != null)),
            nameof(LedgerEntry.RecordedAt), WriteOffs),

        // Money that came in or went back through the portal; what the vendor's own feed delivered, the vendor knows.
        ExportKind.Of("paymentReceived", OwnMoney.Where(row => row.Kind == LedgerKind.Payment), nameof(LedgerEntry.RecordedAt), Payments),
        ExportKind.Of("paymentReversed", OwnMoney.Where(row => row.Kind != LedgerKind.Payment), nameof(LedgerEntry.RecordedAt), Payments),
        ExportKind.Of("autopaySwitched", db.AuditEntries.Where(row => row.Action == AuditAction.AutopaySwitched), nameof(AuditEntry.At),
            Switched),
    ];

    private IQueryable<LedgerEntry> OwnMoney => db.LedgerEntries
        .Where(row => db.Payments.Any(payment => payment.Id == row.PaymentId && payment.Source == DocumentSource.Checkout));

    private IQueryable<ExportBody> Orders(IQueryable<Acceptance> rows) =>
        from row in rows
        join order in db.Orders on row.OrderId equals order.Id
        join contract in db.Contracts on order.ContractId equals contract.Id
        join quote in db.Quotes on row.QuoteId equals quote.Id
        let first = db.Invoices.Where(invoice => invoice.OrderId == order.Id).OrderBy(invoice => invoice.Ordinal)
            .Select(invoice => (Guid?)invoice.Id).FirstOrDefault()
        join invoice in db.Invoices on first equals invoice.Id into invoices
        from invoice in invoices.DefaultIfEmpty()
        select new ExportBody(row.Id, order.Number, new
        {
            Order = new
            {
                order.Number,
                order.PlacedOn,
                order.PlacedBy,
                order.PoNumber,
                order.Currency,
                Net = order.NetAmount,
                Tax = order.TaxAmount,
                Total = order.TotalAmount,
                Lines = (
                    from line in order.Lines
                    join product in db.Products on line.ProductId equals product.Id
                    orderby line.Position
                    select new
                    {
                        line.Position,
                        Product = product.ExternalId,
                        line.Sku,
                        line.Name,
                        line.Quantity,
                        line.Unit,
                        Recurring = line.IsRecurring,
                        line.ListPrice,
                        line.DiscountPercent,
                        line.NetPrice,
                        line.BaseQuantity,
                        line.StartsOn,
                        line.EndsOn,
                        line.Amount,
                        TaxCategory = line.TaxCategory.ToString(),
                        line.TaxRate,
                    }).ToList(),
            },
            Contract = new
            {
                contract.Number,
                contract.ExternalId,
                Kind = quote.Type,
                contract.StartsOn,
                contract.EndsOn,
                contract.BillingFrequency,
                contract.PaymentTermsDays,
            },
            Quote = new { quote.Number, Version = quote.Revision, quote.ExternalId, quote.Title },
            Invoice = invoice == null ? null
                : new { invoice.Number, invoice.IssuedOn, invoice.DueOn, Total = invoice.TotalAmount, Due = invoice.DueAmount },
            Evidence = new
            {
                row.Email,
                row.Name,
                row.Title,
                row.AcceptedAt,
                row.IpAddress,
                row.UserAgent,
                row.TermsVersion,
                row.TermsUrl,
                row.BillTo,
                row.PaymentArrangement,
                row.PoNumber,
                SnapshotSha256 = row.SnapshotHash,
                RequestedBy = row.RequestedBy == null ? null
                    : new { Email = row.RequestedByEmail, Name = row.RequestedBy, Title = row.RequestedByTitle, row.RequestedAt },
            },
        });

    /// <summary>Of several versions the one that the entry names; nothing else of an account has its number.</summary>
    private IQueryable<ExportBody> Declined(IQueryable<AuditEntry> rows) =>
        from row in rows
        let declined = db.Quotes.Where(quote => quote.AccountId == row.AccountId && quote.Number == row.Subject)
            .OrderByDescending(quote => row.Details == "Version " + quote.Revision).ThenByDescending(quote => quote.Revision)
            .Select(quote => quote.Id).FirstOrDefault()
        join quote in db.Quotes on declined equals quote.Id
        select new ExportBody(row.Id, IdOf(row.Id), new
        {
            Quote = new { quote.Number, Version = quote.Revision, quote.ExternalId, quote.Title },
            By = quote.DecidedBy ?? row.Actor,
            Reason = quote.DeclineReason,
        });

    private IQueryable<ExportBody> Questions(IQueryable<QuoteQuestion> rows) =>
        from row in rows
        join quote in db.Quotes on row.QuoteId equals quote.Id
        select new ExportBody(row.Id, IdOf(row.Id), new
        {
            Quote = new { quote.Number, Version = quote.Revision, quote.ExternalId, quote.Title },
            By = row.UserName,
            Email = db.Users.Where(user => user.Id == row.UserId).Select(user => user.Email).FirstOrDefault(),
            Question = row.Text,
        });

    private IQueryable<ExportBody> Contacts(IQueryable<ContactRequest> rows) =>
        from row in rows
        select new ExportBody(row.Id, row.Number, new
        {
            row.Number,
            row.Topic,
            By = row.UserName,
            Email = db.Users.Where(user => user.Id == row.UserId).Select(user => user.Email).FirstOrDefault(),
            row.Document,
            row.SentTo,
            row.Message,
        });

    private IQueryable<ExportBody> Billing(IQueryable<BillingDetailsChange> rows) =>
        from row in rows
        join contract in db.Contracts on row.ContractId equals contract.Id
        select new ExportBody(row.Id, IdOf(row.Id), new
        {
            Contract = new { contract.Number, contract.ExternalId },
            row.Revision,
            row.By,
            Email = db.Users.Where(user => user.Id == row.UserId).Select(user => user.Email).FirstOrDefault(),
            Changed = row.After.Differing(row.Before),
            Before = DetailsOf(row.Before),
            After = DetailsOf(row.After),
        });

    private IQueryable<ExportBody> Disputes(IQueryable<InvoiceDispute> rows, bool isOver) =>
        from row in rows
        join invoice in db.Invoices on row.InvoiceId equals invoice.Id
        select new ExportBody(row.Id, IdOf(row.Id, isOver ? "-withdrawn" : ""), new
        {
            Invoice = new { invoice.Number, invoice.ExternalId },
            row.Reason,
            Lines = row.LinePositions,
            row.Text,
            By = isOver ? row.WithdrawnBy : row.RaisedBy,
            Email = isOver ? null : db.Users.Where(user => user.Id == row.RaisedById).Select(user => user.Email).FirstOrDefault(),
        });

    private IQueryable<ExportBody> Allocations(IQueryable<Allocation> rows) =>
        from row in rows
        join invoice in db.Invoices on row.InvoiceId equals invoice.Id
        select new ExportBody(row.Id, IdOf(row.Id), new
        {
            Source = row.PaymentId != null ? "payment" : row.CreditMemoId != null ? "creditMemo" : "invoice",
            Credit = new
            {
                Number = row.CreditNumber,
                ExternalId = db.Payments.Where(paid => paid.Id == row.PaymentId).Select(paid => paid.ExternalId).FirstOrDefault()
                    ?? db.CreditMemos.Where(memo => memo.Id == row.CreditMemoId).Select(memo => memo.ExternalId).FirstOrDefault()
                    ?? db.Invoices.Where(credit => credit.Id == row.CreditInvoiceId).Select(credit => credit.ExternalId).FirstOrDefault(),
            },
            Invoice = new { invoice.Number, invoice.ExternalId },
            row.Currency,
            row.Amount,

            // A transfer's reference, or the bank that took a transfer back, where nobody of the account did it.
            By = row.MadeBy ?? (row.ByReference ? "reference" : "chargeback"),
        });

    private IQueryable<ExportBody> Cancellations(IQueryable<OrderCancellation> rows) =>
        from row in rows
        join order in db.Orders on row.OrderId equals order.Id
        join contract in db.Contracts on order.ContractId equals contract.Id
        select new ExportBody(row.Id, IdOf(row.Id), new
        {
            Order = order.Number,
            Contract = new { contract.Number, contract.ExternalId },
            ContractEnded = db.Quotes.Any(quote => quote.Id == order.QuoteId && quote.Type == QuoteType.New),
            row.Currency,
            Credited = row.CreditedAmount,
            By = row.CanceledBy,
            Email = db.Users.Where(user => user.Id == row.CanceledById).Select(user => user.Email).FirstOrDefault(),
            row.Reason,
        });

    private IQueryable<ExportBody> Notices(IQueryable<RenewalNotice> rows, bool isOver) =>
        from row in rows
        join contract in db.Contracts on row.ContractId equals contract.Id
        select new ExportBody(row.Id, IdOf(row.Id, isOver ? "-back" : ""), new
        {
            Contract = new { contract.Number, contract.ExternalId },
            row.EndsOn,
            By = isOver ? row.TakenBackBy : row.GivenBy,
            Email = isOver ? null : db.Users.Where(user => user.Id == row.GivenById).Select(user => user.Email).FirstOrDefault(),
            row.Reason,
        });

    private IQueryable<ExportBody> Promises(IQueryable<PaymentPromise> rows, bool isOver) =>
        from row in rows
        join invoice in db.Invoices on row.InvoiceId equals invoice.Id
        select new ExportBody(row.Id, IdOf(row.Id, isOver ? "-withdrawn" : ""), new
        {
            Invoice = new { invoice.Number, invoice.ExternalId },
            row.Currency,
            row.Amount,
            row.PromisedOn,
            By = isOver ? row.WithdrawnBy : row.MadeBy,
        });

    private IQueryable<ExportBody> Refunds(IQueryable<RefundRequest> rows, bool isOver) =>
        from row in rows
        join payment in db.Payments on row.PaymentId equals payment.Id
        select new ExportBody(row.Id, IdOf(row.Id, isOver ? "-withdrawn" : ""), new
        {
            Payment = new { payment.Number, payment.ExternalId },
            row.Currency,
            row.Amount,
            row.Reason,
            By = isOver ? row.WithdrawnBy : row.RequestedBy,
            Email = isOver ? null : db.Users.Where(user => user.Id == row.RequestedById).Select(user => user.Email).FirstOrDefault(),
        });

    private IQueryable<ExportBody> Remittances(IQueryable<Remittance> rows) =>
        from row in rows
        select new ExportBody(row.Id, row.Number, new
        {
            row.Number,
            Reference = CreditorReference.Of(row.Number),
            row.Currency,
            row.Amount,
            Invoices = (
                from line in row.Lines
                join invoice in db.Invoices on line.InvoiceId equals invoice.Id
                orderby line.Position
                select new { invoice.Number, invoice.ExternalId, line.Amount }).ToList(),
            By = row.PreparedBy,
        });

    private IQueryable<ExportBody> WriteOffs(IQueryable<LedgerEntry> rows) =>
        from row in rows
        join memo in db.CreditMemos on row.CreditMemoId equals memo.Id
        join invoice in db.Invoices on memo.InvoiceId equals invoice.Id
        select new ExportBody(row.Id, memo.Number, new
        {
            CreditMemo = memo.Number,
            Invoice = new { invoice.Number, invoice.ExternalId },
            memo.Currency,
            Amount = memo.DueAmount,
            memo.IssuedOn,
            memo.Reason,
        });

    private IQueryable<ExportBody> Payments(IQueryable<LedgerEntry> rows) =>
        from row in rows
        join payment in db.Payments on row.PaymentId equals payment.Id
        select new ExportBody(row.Id, IdOf(row.Id), new
        {
            Payment = payment.Number,
            row.Kind,
            row.Currency,
            Amount = Math.Abs(row.Amount),
            On = row.DocumentOn,
            row.PostedOn,
            payment.Reference,

            // What the same moment allocated or took back: the vendor's books do the same.
            Invoices = Sums((
                from share in db.Allocations
                join invoice in db.Invoices on share.InvoiceId equals invoice.Id
                where share.PaymentId == payment.Id && share.MadeBy == null && share.RecordedAt == row.RecordedAt
                orderby share.Ordinal
                select new ExportShare(invoice.Number, invoice.ExternalId, share.Amount)).ToList()),
        });

    private IQueryable<ExportBody> Switched(IQueryable<AuditEntry> rows) =>
        from row in rows
        from contract in db.Contracts
        where contract.AccountId == row.AccountId && contract.Number == row.Subject
        select new ExportBody(row.Id, IdOf(row.Id), new
        {
            Contract = new { contract.Number, contract.ExternalId },
            Autopay = Enum.Parse<AutopayMode>(row.Details!),
            Email = row.Actor,
        });

    private static string IdOf(Guid row, string suffix = "") => $"{row:N}{suffix}";

    private static object DetailsOf(BillingDetails details) => new
    {
        details.BillTo,
        Contacts = details.Contacts.Select(contact => new { contact.Name, contact.Email, Primary = contact.IsPrimary }),
        details.PoNumber,
        InvoiceDelivery = details.Delivery,
    };

    private static IEnumerable<ExportShare> Sums(List<ExportShare> shares) => shares.GroupBy(share => (share.Number, share.ExternalId))
        .Select(group => new ExportShare(group.Key.Number, group.Key.ExternalId, group.Sum(share => share.Amount)));

    /// <summary>How much of an invoice was settled, or taken back: a negative amount.</summary>
    private sealed record ExportShare(string Number, string? ExternalId, decimal Amount);
}
