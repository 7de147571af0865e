using Checkout.Data.Quotes;

namespace Checkout.Data.Acceptances;

/// <summary>
/// Accepts a quote: contract, order, installed products, first invoice, ledger entry, evidence, audit and messages in one transaction under
/// the account's lock, or nothing (product rules of acceptance, R3, R8 to R11, A11). Where it takes two people, the first one asks.
/// </summary>
public sealed class AcceptQuote(Submissions submissions, BusinessCalendar calendar)
{
    /// <summary>What was typed, and which figures were shown beside it.</summary>
    /// <param name="ShownOn">The business date whose figures the acceptor saw.</param>
    /// <param name="SnapshotHash">The hash of exactly what the acceptor saw (A10).</param>
    /// <param name="BillTo">Where the invoices of new business go; null for the account's address.</param>
    /// <param name="Anyway">True where the acceptor knows that a colleague ordered the same within a day, and orders it anyway.</param>
    public sealed record Terms(
        string Slug,
        int Revision,
        DateOnly ShownOn,
        string SnapshotHash,
        string Name,
        string Title,
        Address? BillTo,
        string? PoNumber,
        bool Anyway = false);

    /// <summary>Everything was written.</summary>
    public sealed record Accepted(string OrderSlug, string Quote, string Order)
        : Outcome.Done(DocumentPath.Of(DocumentKind.Order, OrderSlug) + "/Confirmation", AuditAction.QuoteAccepted, Quote,
            $"Order {Order}");

    /// <summary>The figures or the day differ from what was shown; nothing was written.</summary>
    /// <param name="Now">The figures as they are by now.</param>
    public sealed record FiguresChanged(FiguredQuote Now) : Outcome;

    public async Task<Outcome> RunAsync(Submission form, Terms terms, CancellationToken cancellation)
    {
        var isNew = false;
        var outcome = await submissions.RunAsync(form, async (db, now, token) =>
        {
            var decided = await DecideAsync(db, form, terms, asksApproval: false, now, token);
            isNew = decided is Accepted;
            return decided;
        }, cancellation);
        if (isNew)
        {
            TradeMeter.Acceptances.Add(1);
        }

        return outcome;
    }

    /// <summary>Asks a second person to accept, instead of accepting.</summary>
    public Task<Outcome> AskAsync(Submission form, Terms terms, CancellationToken cancellation) =>
        submissions.RunAsync(form, (db, now, token) => DecideAsync(db, form, terms, asksApproval: true, now, token), cancellation);

    private async Task<Outcome> DecideAsync(
        CheckoutDbContext db, Submission form, Terms terms, bool asksApproval, DateTimeOffset now, CancellationToken cancellation)
    {
        var quote = await db.VersionAsync(terms.Slug, terms.Revision, cancellation) ?? throw new NotFoundException();
        var today = calendar.DateAt(now);
        var context = await ContextAsync(db, quote, today, cancellation) with
        {
            AcceptedBy = form.UserId,
            Rights = await MemberRightsQuery.OfAsync(db, form.UserId, cancellation),
        };
        if (AcceptanceRules.Refusal(quote, context) is { } refusal)
        {
            return new Outcome.Changed(refusal);
        }

        var figured = await QuoteFiguresQuery.ForAsync(db, quote, today, cancellation);
        var hash = QuoteSnapshot.Of(quote, figured.Figures).Hash;
        if (terms.ShownOn != today || !string.Equals(hash, terms.SnapshotHash, StringComparison.Ordinal))
        {
            return new FiguresChanged(figured);
        }

        var account = await db.Accounts.SingleAsync(cancellation);
        var choices = context.Request?.Choices ?? new AcceptanceChoices(
            context.Contract?.BillTo ?? terms.BillTo ?? account.BillingAddress,
            context.Contract?.PaymentArrangement ?? quote.PaymentArrangement,
            terms.PoNumber);
        RuleViolation.ThrowIf(account.RequiresPoNumber && string.IsNullOrWhiteSpace(choices.PoNumber ?? context.Contract?.PoNumber),
            $"Your company requires a purchase order number on every order.", nameof(Terms.PoNumber));
        RuleViolation.ThrowIf(!terms.Anyway && await DuplicateOrders.ForAsync(db, quote, form.UserId, now, cancellation) is { Count: > 0 },
            $"A colleague ordered the same within the last day. Check that order first, then confirm here that you want this one too.",
                nameof(Terms.Anyway));

        var acceptor = form.Acceptor(terms.Name, terms.Title);
        if (asksApproval)
        {
            return await AskAsync(db, account, figured, context, acceptor, choices, now, cancellation);
        }

        return AcceptanceRules.OfApproval(quote, account, new Money(figured.Figures.Plan.Total, quote.Currency), context) is { } alone
            ? new Outcome.Changed(alone)
            : await WriteAsync(db, account, figured, context, acceptor, choices, now, cancellation);
    }

    private static async Task<Outcome> AskAsync(
        CheckoutDbContext db,
        Account account,
        FiguredQuote figured,
        AcceptanceContext context,
        Acceptor acceptor,
        AcceptanceChoices choices,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        var (quote, _, figures) = figured;
        var total = new Money(figures.Plan.Total, quote.Currency);
        if (quote.Status is not QuoteStatus.Active)
        {
            return new Outcome.Changed($"{quote.Number} is already waiting for approval.");
        }

        if (!account.AsksApprovalOf(total, context.Rights))
        {
            return new Outcome.Changed($"{quote.Number} doesn’t need a second person’s approval. Accept it yourself.");
        }

        var colleagues = await Approvers.OfAsync(db, account, total, acceptor.UserId, cancellation);
        if (colleagues.Count == 0)
        {
            return new Outcome.Changed($"Nobody else at {account.Name} may accept {total}, so nobody can approve {quote.Number}. "
                + $"Your administrators can give someone access.");
        }

        quote.KeepFigures(figures);
        db.QuoteApprovals.Add(QuoteApproval.Ask(quote, acceptor, choices, now, figures.On));
        db.OutboxMessages.AddRange(colleagues.Select(member =>
            new OutboxMessage(MessageKind.ApprovalRequested, member.Email, member.Name, account.Id, quote.Id, data: null, now)));
        return new Outcome.Done(DocumentPath.Of(DocumentKind.Quote, quote.Slug), AuditAction.ApprovalRequested, quote.Number);
    }

    private async Task<AcceptanceContext> ContextAsync(CheckoutDbContext db, Quote quote, DateOnly today, CancellationToken cancellation)
    {
        var contracts = await OpenQuotes.ContractsOfAsync(
            db.Contracts.Include(contract => contract.Terms).Include(contract => contract.Contacts).AsSplitQuery(), [quote], today,
            cancellation);
        var installed = await db.InstalledProducts.Where(product => product.ContractId == quote.ContractId).ToListAsync(cancellation);
        return new AcceptanceContext(contracts.Find(row => row.Id == quote.ContractId), contracts, installed, today, calendar.Zone)
        {
            Request = await ReturnQuote.OpenAsync(db, quote, cancellation),
        };
    }

    private static async Task<Outcome> WriteAsync(
        CheckoutDbContext db,
        Account account,
        FiguredQuote figured,
        AcceptanceContext context,
        Acceptor acceptor,
        AcceptanceChoices choices,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        var (quote, _, figures) = figured;
        var closedThrough = await db.Books.Select(books => books.ClosingThrough).SingleAsync(cancellation);

        // Numbers last, in a fixed order: from here nothing is refused any more, and the counters stay locked only for the writing.
        var legalEntityId = context.Contract?.LegalEntityId ?? quote.LegalEntityId;
        var numbers = new AcceptanceNumbers(
            context.Contract is not null
                ? null
                : await Slugs.AllotAsync<Contract>(db, await Numbers.ContractAsync(db, cancellation), cancellation),
            await Slugs.AllotAsync<Order>(db, await Numbers.OrderAsync(db, cancellation), cancellation),
            figures.Plan.Today is null
                ? null
                : await Slugs.AllotAsync<Invoice>(db, await Numbers.InvoiceAsync(db, legalEntityId, cancellation), cancellation));
        var contacts = new[] { new BillingContactDetails(acceptor.Name, acceptor.Email, IsPrimary: true) };
        var postedOn = Posting.PostedOn(context.Today, closedThrough, context.Today, account.HistoryComplete);
        var accepted = QuoteAcceptance.Accept(quote, account, context, figures, acceptor, choices, numbers, contacts, postedOn, now);
        Add(db, accepted);
        db.OutboxMessages.AddRange(MessagesOf(accepted, acceptor, account, now));
        return new Accepted(accepted.Order.Slug, quote.Number, accepted.Order.Number);
    }

    private static void Add(CheckoutDbContext db, AcceptedQuote accepted)
    {
        if (accepted.IsNewContract)
        {
            db.Contracts.Add(accepted.Contract);
        }

        db.Orders.Add(accepted.Order);
        db.InstalledProducts.AddRange(accepted.Installed);
        db.Acceptances.Add(accepted.Acceptance);
        if (accepted is { Invoice: { } invoice, Entry: { } entry })
        {
            db.Invoices.Add(invoice);
            db.LedgerEntries.Add(entry);
        }
    }

    private static IEnumerable<OutboxMessage> MessagesOf(AcceptedQuote accepted, Acceptor acceptor, Account account, DateTimeOffset now)
    {
        OutboxMessage To(string email, string name, MessageKind kind, Guid about) =>
            new(kind, email, name, account.Id, about, data: null, now);

        var (order, contacts) = (accepted.Order.Id, accepted.Contract.Contacts);
        var readers = contacts.Select(contact => (contact.Email, contact.Name)).Prepend((acceptor.Email, acceptor.Name));
        foreach (var (email, name) in readers.DistinctBy(reader => reader.Email, StringComparer.OrdinalIgnoreCase))
        {
            yield return To(email, name, MessageKind.QuoteAccepted, order);
        }

        if (accepted.Acceptance is { RequestedByEmail: { } asked, RequestedBy: { } requester }
            && !string.Equals(asked, acceptor.Email, StringComparison.OrdinalIgnoreCase))
        {
            yield return To(asked, requester, MessageKind.ApprovalGiven, order);
        }

        yield return To(account.Executive.Email, account.Executive.Name, MessageKind.QuoteAcceptedForExecutive, order);
        if (accepted is { Invoice: { } invoice, Contract.InvoiceDelivery: not InvoiceDelivery.PortalOnly })
        {
            foreach (var contact in contacts)
            {
                yield return To(contact.Email, contact.Name, MessageKind.InvoiceReady, invoice.Id);
            }
        }
    }
}
