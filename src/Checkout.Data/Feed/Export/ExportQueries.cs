using System.Text.Json;

namespace Checkout.Data.Feed.Export;

/// <summary>Reads a batch of what is exported, in the order of its keys.</summary>
internal static class ExportQueries
{
    public static async Task<IReadOnlyList<ExportRecord>> ReadAsync(CheckoutDbContext db, IReadOnlyList<ExportKey> keys,
        CancellationToken cancellation)
    {
        var ids = keys.ToLookup(key => key.Kind, key => key.Id);
        var records = new Dictionary<(ExportKind Kind, Guid Id), ExportRecord>();
        var accounts = new ExportAccounts(db);
        await OrdersAsync(db, [.. ids[ExportKind.OrderAccepted]], accounts, records, cancellation);
        await DeclinedAsync(db, [.. ids[ExportKind.QuoteDeclined]], accounts, records, cancellation);
        await QuestionsAsync(db, [.. ids[ExportKind.QuestionAsked]], accounts, records, cancellation);
        await ContactsAsync(db, [.. ids[ExportKind.ContactRequested]], accounts, records, cancellation);
        await BillingDetailsAsync(db, [.. ids[ExportKind.BillingDetailsChanged]], accounts, records, cancellation);
        await MoneyExports.DisputesAsync(db, [.. ids[ExportKind.InvoiceDisputed]], [.. ids[ExportKind.DisputeWithdrawn]], accounts,
            records, cancellation);
        await MoneyExports.AllocationsAsync(db, [.. ids[ExportKind.CreditApplied]], accounts, records, cancellation);
        await ContractExports.CancellationsAsync(db, [.. ids[ExportKind.OrderCanceled]], accounts, records, cancellation);
        await ContractExports.NoticesAsync(db, [.. ids[ExportKind.RenewalNoticeGiven]], [.. ids[ExportKind.RenewalNoticeTakenBack]],
            accounts, records, cancellation);
        await CollectionsExports.PromisesAsync(db, [.. ids[ExportKind.PaymentPromised]], [.. ids[ExportKind.PromiseWithdrawn]], accounts,
            records, cancellation);
        await CollectionsExports.RefundsAsync(db, [.. ids[ExportKind.RefundRequested]], [.. ids[ExportKind.RefundWithdrawn]], accounts,
            records, cancellation);
        await CollectionsExports.RemittancesAsync(db, [.. ids[ExportKind.RemittancePrepared]], accounts, records, cancellation);
        await CollectionsExports.WriteOffsAsync(db, [.. ids[ExportKind.ShortageWrittenOff]], accounts, records, cancellation);
        await MoneyExports.PaymentsAsync(db, [.. ids[ExportKind.PaymentReceived].Concat(ids[ExportKind.PaymentReversed])], accounts,
            records, cancellation);
        await AutopayExports.SwitchedAsync(db, [.. ids[ExportKind.AutopaySwitched]], accounts, records, cancellation);
        return [.. keys.Select(key => records[(key.Kind, key.Id)])];
    }

    private static async Task OrdersAsync(CheckoutDbContext db, List<Guid> ids, ExportAccounts accounts,
        Dictionary<(ExportKind Kind, Guid Id), ExportRecord> records, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var acceptances = await db.Acceptances.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellation);
        var orderIds = acceptances.ConvertAll(row => row.OrderId);
        var orders = await db.Orders.AsNoTracking().Include(row => row.Lines).Where(row => orderIds.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, cancellation);
        var contractIds = orders.Values.Select(row => row.ContractId).Distinct().ToList();
        var contracts = await db.Contracts.AsNoTracking().Where(row => contractIds.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, cancellation);
        var quoteIds = acceptances.ConvertAll(row => row.QuoteId);
        var quotes = await db.Quotes.AsNoTracking().Where(row => quoteIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        var invoices = await db.Invoices.AsNoTracking().Where(row => row.OrderId != null && orderIds.Contains(row.OrderId.Value))
            .ToListAsync(cancellation);
        var productIds = orders.Values.SelectMany(row => row.Lines).Select(line => line.ProductId).Distinct().ToList();
        var products = await db.Products.Where(row => productIds.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.ExternalId, cancellation);
        foreach (var acceptance in acceptances)
        {
            var (order, quote) = (orders[acceptance.OrderId], quotes[acceptance.QuoteId]);
            var contract = contracts[order.ContractId];
            records[(ExportKind.OrderAccepted, acceptance.Id)] = new OrderAcceptedRecord(order.Number, acceptance.AcceptedAt)
            {
                Account = await accounts.OfAsync(acceptance.AccountId, cancellation),
                Order = OrderOf(order, products),
                Contract = new ExportedContract(
                    contract.Number, contract.ExternalId, Word(quote.Type), contract.StartsOn, contract.EndsOn,
                    Word(contract.BillingFrequency), contract.PaymentTermsDays),
                Quote = QuoteOf(quote),
                Invoice = invoices.Find(row => row.OrderId == order.Id) is { } invoice
                    ? new ExportedInvoice(invoice.Number, invoice.IssuedOn, invoice.DueOn, invoice.TotalAmount, invoice.DueAmount)
                    : null,
                Evidence = EvidenceOf(acceptance),
            };
        }
    }

    private static async Task DeclinedAsync(CheckoutDbContext db, List<Guid> ids, ExportAccounts accounts,
        Dictionary<(ExportKind Kind, Guid Id), ExportRecord> records, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var entries = await db.AuditEntries.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellation);
        var numbers = entries.ConvertAll(row => row.Subject);
        var quotes = await db.Quotes.AsNoTracking().Where(row => numbers.Contains(row.Number)).ToListAsync(cancellation);
        foreach (var entry in entries)
        {
            // Of several versions the one that the entry names; nothing else of an account has its number.
            var versions = quotes.FindAll(row => row.AccountId == entry.AccountId && row.Number == entry.Subject);
            var quote = versions.Find(row => entry.Details == FormattableString.Invariant($"Version {row.Revision}"))
                ?? versions.MaxBy(row => row.Revision)!;
            records[(ExportKind.QuoteDeclined, entry.Id)] = new QuoteDeclinedRecord(entry.Id.ToString("N"), entry.At)
            {
                Account = await accounts.OfAsync(entry.AccountId, cancellation),
                Quote = QuoteOf(quote),
                By = quote.DecidedBy ?? entry.Actor,
                Reason = quote.DeclineReason,
            };
        }
    }

    private static async Task QuestionsAsync(CheckoutDbContext db, List<Guid> ids, ExportAccounts accounts,
        Dictionary<(ExportKind Kind, Guid Id), ExportRecord> records, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var questions = await db.QuoteQuestions.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellation);
        var quoteIds = questions.ConvertAll(row => row.QuoteId);
        var quotes = await db.Quotes.AsNoTracking().Where(row => quoteIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        var emails = await EmailsAsync(db, questions.ConvertAll(row => row.UserId), cancellation);
        foreach (var question in questions)
        {
            records[(ExportKind.QuestionAsked, question.Id)] = new QuestionAskedRecord(question.Id.ToString("N"), question.AskedAt)
            {
                Account = await accounts.OfAsync(question.AccountId, cancellation),
                Quote = QuoteOf(quotes[question.QuoteId]),
                By = question.UserName,
                Email = emails.GetValueOrDefault(question.UserId),
                Question = question.Text,
            };
        }
    }

    private static async Task ContactsAsync(CheckoutDbContext db, List<Guid> ids, ExportAccounts accounts,
        Dictionary<(ExportKind Kind, Guid Id), ExportRecord> records, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var requests = await db.ContactRequests.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellation);
        var emails = await EmailsAsync(db, requests.ConvertAll(row => row.UserId), cancellation);
        foreach (var request in requests)
        {
            records[(ExportKind.ContactRequested, request.Id)] = new ContactRequestedRecord(request.Number, request.SentAt)
            {
                Account = await accounts.OfAsync(request.AccountId, cancellation),
                Number = request.Number,
                Topic = Word(request.Topic),
                By = request.UserName,
                Email = emails.GetValueOrDefault(request.UserId),
                Document = request.Document,
                SentTo = request.SentTo,
                Message = request.Message,
            };
        }
    }

    private static async Task BillingDetailsAsync(CheckoutDbContext db, List<Guid> ids, ExportAccounts accounts,
        Dictionary<(ExportKind Kind, Guid Id), ExportRecord> records, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var changes = await db.BillingDetailsChanges.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellation);
        var contractIds = changes.Select(row => row.ContractId).Distinct().ToList();
        var contracts = await db.Contracts.Where(row => contractIds.Contains(row.Id))
            .Select(row => new { row.Id, row.Number, row.ExternalId }).ToDictionaryAsync(row => row.Id, cancellation);
        var emails = await EmailsAsync(db, changes.ConvertAll(row => row.UserId!.Value), cancellation);
        foreach (var change in changes)
        {
            var contract = contracts[change.ContractId];
            records[(ExportKind.BillingDetailsChanged, change.Id)] = new BillingDetailsChangedRecord(change.Id.ToString("N"), change.At)
            {
                Account = await accounts.OfAsync(change.AccountId, cancellation),
                Contract = new ExportedContractName(contract.Number, contract.ExternalId),
                Revision = change.Revision,
                By = change.By,
                Email = emails.GetValueOrDefault(change.UserId!.Value),
                Changed = [.. change.Fields.Select(field => Word(field))],
                Before = DetailsOf(change.Before),
                After = DetailsOf(change.After),
            };
        }
    }

    private static ExportedBillingDetails DetailsOf(BillingDetails details) => new(
        AddressOf(details.BillTo),
        [.. details.Contacts.Select(contact => new ExportedContact(contact.Name, contact.Email, contact.IsPrimary))], details.PoNumber,
        Word(details.Delivery));

    private static ExportedAddress AddressOf(Address address) =>
        new(address.Name, address.Line1, address.Line2, address.City, address.Region, address.PostalCode, address.Country);

    internal static Task<Dictionary<Guid, string?>> EmailsAsync(CheckoutDbContext db, List<Guid> userIds, CancellationToken cancellation) =>
        db.Users.Where(user => userIds.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.Email, cancellation);

    private static ExportedOrder OrderOf(Order order, Dictionary<Guid, string> products) => new(
        order.Number, order.PlacedOn, order.PlacedBy, order.PoNumber, order.Currency.Code, order.NetAmount, order.TaxAmount,
        order.TotalAmount,
        [
            .. order.Lines.OrderBy(line => line.Position).Select(line => new ExportedLine(
                line.Position, products[line.ProductId], line.Sku, line.Name, line.Quantity, line.Unit, line.IsRecurring, line.ListPrice,
                line.DiscountPercent, line.NetPrice,
                line.BaseQuantity, line.StartsOn, line.EndsOn, line.Amount, line.TaxCategory.ToString(), line.TaxRate)),
        ]);

    private static ExportedEvidence EvidenceOf(Acceptance acceptance)
    {
        return new ExportedEvidence(
            acceptance.Email, acceptance.Name, acceptance.Title, acceptance.AcceptedAt, acceptance.IpAddress, acceptance.UserAgent,
            acceptance.TermsVersion, acceptance.TermsUrl,
            AddressOf(acceptance.BillTo), Word(acceptance.PaymentArrangement), acceptance.PoNumber, acceptance.SnapshotHash,
            acceptance is { RequestedBy: { } name, RequestedByEmail: { } email, RequestedByTitle: { } title, RequestedAt: { } at }
            ? new ExportedRequester(email, name, title, at) : null);
    }

    private static ExportedQuote QuoteOf(Quote quote) => new(quote.Number, quote.Revision, quote.ExternalId, quote.Title);

    internal static string Word(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
