using Checkout.Data.Identity;
using Checkout.Data.Numbering;
using Checkout.Data.Quotes;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Domain.Audit;
using Checkout.Domain.Contracts;
using Checkout.Domain.Invoices;
using Checkout.Domain.Ledger;
using Checkout.Domain.Messages;
using Checkout.Domain.Orders;
using Checkout.Domain.Quotes;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Acceptances;

/// <summary>
/// Accepts a quote: contract, order, installed products, first invoice, ledger entry, evidence, audit and messages in one transaction under
/// the account's lock, or nothing (product rules of acceptance, R3, R8 to R11, A11).
/// </summary>
public sealed class AcceptQuote(AccountTransactions transactions, BusinessCalendar calendar)
{
    private const string Action = "quote.accepted";

    public Task<AcceptanceResult> RunAsync(AcceptanceRequest request, CancellationToken cancellationToken) =>
        transactions.RunAsync(request.AccountId, (db, now, token) => AcceptAsync(db, request, now, token), cancellationToken);

    private async Task<AcceptanceResult> AcceptAsync(CheckoutDbContext db, AcceptanceRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var bodyHash = request.BodyHash();
        if (await db.RequestRecords.SingleOrDefaultAsync(record => record.Key == request.RequestKey, cancellationToken) is { } before)
        {
            return string.Equals(before.BodyHash, bodyHash, StringComparison.Ordinal)
                ? new AcceptanceResult.Repeated(before.ResultUrl)
                : new AcceptanceResult.KeyReused(before.ResultUrl);
        }

        var today = calendar.DateAt(now);
        var quote = await db.Quotes.Include(row => row.Lines)
            .SingleOrDefaultAsync(row => row.Slug == request.Slug && row.Revision == request.Revision, cancellationToken);
        if (quote is null)
        {
            return new AcceptanceResult.NotFound();
        }

        var context = await ContextAsync(db, quote, today, cancellationToken) with { AcceptedBy = request.Acceptor.UserId };
        if (AcceptanceRules.Refusal(quote, context) is { } refusal)
        {
            return new AcceptanceResult.Refused(refusal, quote, quote.OrderNumber);
        }

        var figured = await QuoteFiguresQuery.ForAsync(db, quote, today, cancellationToken);
        var snapshot = QuoteSnapshot.Of(quote, figured.Figures);
        if (request.ShownOn != today || !string.Equals(snapshot.Hash, request.SnapshotHash, StringComparison.Ordinal))
        {
            return new AcceptanceResult.FiguresChanged(new FigureChange(figured, snapshot));
        }

        var account = await db.Accounts.SingleAsync(cancellationToken);
        RequirePoNumber(account, request, context);
        if (!request.Anyway && await SameOrders.ForAsync(db, quote, request.Acceptor.UserId, now, cancellationToken) is { Count: > 0 } same)
        {
            return new AcceptanceResult.OrderedAlready(same);
        }

        if (request.AsksApproval)
        {
            return await AskAsync(db, request, quote, account, figured.Figures, bodyHash, today, now, cancellationToken);
        }

        if (AcceptanceRules.OfApproval(quote, account, new Money(figured.Figures.Plan.Total, quote.Currency), context) is { } alone)
        {
            return new AcceptanceResult.Refused(alone, quote, OrderNumber: null);
        }

        var accepted = await WriteAsync(db, request, account, quote, context, figured.Figures, today, now, cancellationToken);
        var resultUrl = $"/Orders/{accepted.Order.Slug}/Confirmation";
        db.RequestRecords.Add(new RequestRecord(request.AccountId, request.RequestKey, Action, bodyHash, resultUrl, now));
        return new AcceptanceResult.Accepted(accepted.Order.Slug, resultUrl);
    }

    private static void RequirePoNumber(Account account, AcceptanceRequest request, AcceptanceContext context)
    {
        if (account.RequiresPoNumber && string.IsNullOrWhiteSpace(request.Choices.PoNumber ?? context.Contract?.PoNumber))
        {
            throw new RuleViolation("Your company requires a purchase order number on every order.", "PoNumber");
        }
    }

    private static async Task<AcceptanceResult> AskAsync(
        CheckoutDbContext db, AcceptanceRequest request, Quote quote, Account account, QuoteFigures figures, string bodyHash, DateOnly today, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var acceptor = request.Acceptor;
        if (quote.Status is not QuoteStatus.Active)
        {
            return new AcceptanceResult.Refused(new AcceptanceRefusal(AcceptanceRefusalKind.AwaitingApproval, $"{quote.Number} waits for approval already."), quote, OrderNumber: null);
        }

        if (!account.AsksApprovalOf(new Money(figures.Plan.Total, quote.Currency)))
        {
            return new AcceptanceResult.Refused(
                new AcceptanceRefusal(AcceptanceRefusalKind.FiguresChanged, $"{quote.Number} takes no second person’s approval. Accept it yourself."), quote, OrderNumber: null);
        }

        var colleagues = (await PermittedMembers.OfAsync(db, Permissions.ManageBilling, cancellationToken)).Where(member => member.UserId != acceptor.UserId).ToList();
        if (colleagues.Count == 0)
        {
            return new AcceptanceResult.Refused(
                new AcceptanceRefusal(AcceptanceRefusalKind.ApprovalRequired, $"Nobody else at {account.Name} manages billing, so nobody could approve {quote.Number}. Your administrators can let somebody in."), quote, OrderNumber: null);
        }

        quote.KeepFigures(figures);
        db.QuoteApprovals.Add(QuoteApproval.Ask(quote, acceptor, request.Choices, now, today));
        db.AuditEntries.Add(new AuditEntry(account.Id, acceptor.UserId, acceptor.Email, AuditAction.ApprovalRequested, quote.Number, details: null, acceptor.IpAddress, now));
        db.OutboxMessages.AddRange(colleagues.Select(member => new OutboxMessage(MessageKind.ApprovalRequested, member.Email, member.Name, account.Id, quote.Id, data: null, now)));
        var resultUrl = $"/Quotes/{quote.Slug}";
        db.RequestRecords.Add(new RequestRecord(account.Id, request.RequestKey, nameof(AuditAction.ApprovalRequested), bodyHash, resultUrl, now));
        return new AcceptanceResult.ApprovalRequested(resultUrl);
    }

    private static async Task<AcceptanceContext> ContextAsync(CheckoutDbContext db, Quote quote, DateOnly today, CancellationToken cancellationToken)
    {
        var contracts = await db.Contracts.Include(contract => contract.Terms).Include(contract => contract.Contacts).AsSplitQuery().ToListAsync(cancellationToken);
        var installed = await db.InstalledProducts.Where(product => product.ContractId == quote.ContractId).ToListAsync(cancellationToken);
        return new AcceptanceContext(contracts.Find(contract => contract.Id == quote.ContractId), contracts, installed, today)
        {
            Request = await QuoteApprovalPosts.OpenAsync(db, quote, cancellationToken),
        };
    }

    private static async Task<AcceptedQuote> WriteAsync(
        CheckoutDbContext db, AcceptanceRequest request, Account account, Quote quote, AcceptanceContext context, QuoteFigures figures, DateOnly today, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var closedThrough = await db.Books.Select(books => books.ClosingThrough).SingleAsync(cancellationToken);
        // Numbers last, in a fixed order: from here nothing is refused any more, and the counters stay locked only for the writing.
        var legalEntityId = context.Contract?.LegalEntityId ?? quote.LegalEntityId;
        var numbers = new AcceptanceNumbers(
            context.Contract is null ? await Slugs.AllotAsync<Contract>(db, await Numbers.ContractAsync(db, cancellationToken), cancellationToken) : null,
            await Slugs.AllotAsync<Order>(db, await Numbers.OrderAsync(db, cancellationToken), cancellationToken),
            figures.Plan.Today is null ? null : await Slugs.AllotAsync<Invoice>(db, await Numbers.InvoiceAsync(db, legalEntityId, cancellationToken), cancellationToken));
        var contacts = new[] { new BillingContactDetails(request.Acceptor.Name, request.Acceptor.Email, IsPrimary: true) };
        var postedOn = Posting.PostedOn(today, closedThrough, today, account.HistoryComplete);
        var accepted = QuoteAcceptance.Accept(quote, account, context, figures, request.Acceptor, request.Choices, numbers, contacts, postedOn, now);
        Add(db, accepted);
        db.AuditEntries.Add(new AuditEntry(
            account.Id, request.Acceptor.UserId, request.Acceptor.Email, AuditAction.QuoteAccepted, quote.Number, $"Order {accepted.Order.Number}", request.Acceptor.IpAddress, now));
        db.OutboxMessages.AddRange(MessagesOf(accepted, request.Acceptor, account, now));
        return accepted;
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
        var readers = accepted.Contract.Contacts.Select(contact => (contact.Email, contact.Name))
            .Prepend((acceptor.Email, acceptor.Name))
            .DistinctBy(reader => reader.Email, StringComparer.OrdinalIgnoreCase);
        foreach (var (email, name) in readers)
        {
            yield return new OutboxMessage(MessageKind.QuoteAccepted, email, name, account.Id, accepted.Order.Id, data: null, now);
        }

        if (accepted.Acceptance is { RequestedByEmail: { } asked } acceptance && !string.Equals(asked, acceptor.Email, StringComparison.OrdinalIgnoreCase))
        {
            yield return new OutboxMessage(MessageKind.ApprovalGiven, asked, acceptance.RequestedBy, account.Id, accepted.Order.Id, data: null, now);
        }

        yield return new OutboxMessage(MessageKind.QuoteAcceptedForExecutive, account.Executive.Email, account.Executive.Name, account.Id, accepted.Order.Id, data: null, now);
        if (accepted is { Invoice: { } invoice, Contract.InvoiceDelivery: not InvoiceDelivery.PortalOnly })
        {
            foreach (var contact in accepted.Contract.Contacts)
            {
                yield return new OutboxMessage(MessageKind.InvoiceReady, contact.Email, contact.Name, account.Id, invoice.Id, data: null, now);
            }
        }
    }
}
