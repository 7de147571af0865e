namespace Checkout.Data.Feed.Imports;

internal sealed class OrderImport() : RecordImport<OrderRecord>("order")
{
    protected override void Refer(OrderRecord record, FeedPass pass)
    {
        pass.Orders.Want(record.ExternalId);
        pass.Accounts.Want(record.Account);
        pass.Contracts.Want(record.Contract);
        pass.Quotes.Want(record.Quote);
        PricedLines.Refer(record.Lines, pass);
    }

    protected override void Name(OrderRecord record, FeedPass pass) =>
        pass.OrderNames.Want(pass.Accounts.Find(record.Account)?.Id, record.Number);

    protected override async Task<Guid?> AddAsync(OrderRecord record, FeedPass pass, CancellationToken cancellation)
    {
        var account = pass.RequireAccount(record.Account);
        pass.OrderNames.Claim(pass, account?.Id, record.Number);

        var contract = pass.Require(pass.Contracts, record.Contract, "contract");
        var quote = CheckQuote(record, account, pass);
        if (Read(record, account, contract, quote, pass) is not { } terms || account is null || contract is null)
        {
            return null;
        }

        var order = new Order(terms with { Slug = await pass.OrderNames.SlugAsync(pass.Db, account.Id, record.Number, cancellation) });
        await PurchaseAsync(record, quote, order, terms.PlacedAt, pass, cancellation);
        await ScheduleAsync(order, contract, pass, cancellation);
        pass.NoteNumber(DocumentNumber.Order, record.Number);
        pass.Add(order);
        if (record.Status is OrderStatus.Canceled)
        {
            order.Cancel();
        }
        else
        {
            foreach (var line in order.Lines)
            {
                pass.Add(Install(order, line, contract));
            }
        }

        return pass.Orders.Set(record.ExternalId, order).Id;
    }

    protected override async Task<Guid?> ChangeAsync(OrderRecord record, Guid id, FeedPass pass, CancellationToken cancellation)
    {
        var account = pass.RequireAccount(record.Account);
        var contract = pass.Require(pass.Contracts, record.Contract, "contract");
        var quote = pass.Require(pass.Quotes, record.Quote, "quote");
        var stored = await pass.Db.Orders.Include(row => row.Lines).SingleAsync(row => row.Id == id, cancellation);
        if (Read(record, account, contract, quote, pass) is not { } terms)
        {
            return null;
        }

        Differences.Report(pass, stored, new Order(terms), [nameof(Order.Status)]);
        if (stored.Status is OrderStatus.Canceled && record.Status is OrderStatus.Active)
        {
            pass.Problem("status", Differences.Sentence("canceled", "active"));
        }

        if (pass.Failed)
        {
            return null;
        }

        if (record.Status is OrderStatus.Canceled && stored.CanCancel)
        {
            stored.Cancel();
            foreach (var product in await pass.Db.InstalledProducts.Where(row => row.OrderId == id).ToListAsync(cancellation))
            {
                product.EndOn(pass.Today);
            }
        }

        return id;
    }

    private static QuoteFacts? CheckQuote(OrderRecord record, AccountFacts? account, FeedPass pass)
    {
        var quote = pass.Require(pass.Quotes, record.Quote, "quote");
        if (quote is null || !pass.Owns(account, quote.AccountId, "quote"))
        {
            return null;
        }

        pass.ProblemIf(quote.Status is not QuoteStatus.Active,
            "quote", $"{quote.Number} is {quote.Status}; only an active quote can have been bought.");

        pass.ProblemIf(record.PlacedOn > quote.ExpiresOn, "placedOn", $"{quote.Number} could be bought until {quote.ExpiresOn:O}.");

        return quote;
    }

    private static OrderTerms? Read(OrderRecord record, AccountFacts? account, ContractFacts? contract, QuoteFacts? quote, FeedPass pass)
    {
        var terms = PricedLines.Read(record.Lines, pass);
        if (contract is null || !pass.Owns(account, contract.AccountId, "contract"))
        {
            return null;
        }

        pass.ProblemIf(contract.Currency != record.Currency,
            "currency", $"The contract is in {contract.Currency}, the order in {record.Currency}.");
        pass.ProblemIf(record is { Billing: BillingParty.Vendor, BilledThrough: not null },
            "billedThrough", "It only says something where Checkout takes over the billing.");

        if (pass.Failed)
        {
            return null;
        }

        var grid = new BillingGrid(contract.AnchorOn);
        var lines = record.Lines.Zip(terms).Index()
            .Select(line => ReadLine(record, line.Item.First, line.Item.Second, contract, grid,
            FormattableString.Invariant($"lines[{line.Index}]"), pass))
            .OfType<OrderLineTerms>().ToList();
        if (pass.Failed)
        {
            return null;
        }

        var billable = lines.Select((line, index) => new BillableLine(index + 1, line.Line.IsRecurring, line.Line.Quantity,
            line.Line.NetPrice, line.Line.BaseQuantity, line.Term, line.Line.Tax)).ToList();
        return new OrderTerms
        {
            AccountId = contract.AccountId,
            Number = record.Number,
            Source = DocumentSource.Vendor,
            ExternalId = record.ExternalId,
            ContractId = contract.Id,
            QuoteId = quote?.Id,
            QuoteNumber = quote?.Number,
            PlacedOn = record.PlacedOn,
            PlacedAt = record.PlacedAt ?? new DateTimeOffset(record.PlacedOn, new TimeOnly(12, 0), TimeSpan.Zero),
            PlacedBy = record.PlacedBy,
            PoNumber = record.PoNumber ?? contract.PoNumber,
            Currency = record.Currency,
            Net = lines.Sum(line => line.Amount),
            Tax = record.Tax ?? BillingPlan.For(grid, contract.BillingFrequency, record.Currency, billable, record.PlacedOn).Tax,
            Lines = lines,
            BilledHere = record.Billing is BillingParty.Checkout,
            BilledThrough = record.BilledThrough,
        };
    }

    private static OrderLineTerms? ReadLine(OrderRecord order, OrderLineRecord record, LineTerms terms, ContractFacts contract,
        BillingGrid grid, string path, FeedPass pass)
    {
        var start = record.StartsOn ?? (order.PlacedOn > contract.StartsOn ? order.PlacedOn : contract.StartsOn);
        var end = terms.IsRecurring ? record.EndsOn ?? contract.EndsOn : start;
        if (start < contract.StartsOn || end > contract.EndsOn)
        {
            pass.Problem(path + (start < contract.StartsOn ? ".startsOn" : ".endsOn"),
                FormattableString.Invariant($"The contract runs from {contract.StartsOn:O} to {contract.EndsOn:O}."));
        }
        else if (end < start)
        {
            pass.Problem(path + ".endsOn", "The line would end before it begins.");
        }

        if (pass.Failed)
        {
            return null;
        }

        var months = terms.IsRecurring ? grid.Months(new DateRange(start, end)) : Fraction.One;
        var computed = LineAmount.Total(order.Currency, terms.Quantity, terms.NetPrice, terms.BaseQuantity, months);
        if (record.Amount is { } given && (!order.Currency.Fits(given) || (order.Billing is BillingParty.Checkout && given != computed)))
        {
            pass.Problem(path + ".amount",
                FormattableString.Invariant($"Quantity, price and months make {computed:0.####}, not {given:0.####}."));
        }

        var list = LineAmount.Total(order.Currency, terms.Quantity, terms.ListPrice, terms.BaseQuantity, months);
        return new OrderLineTerms(terms, new DateRange(start, end), list, record.Amount ?? computed);
    }

    private static async Task PurchaseAsync(OrderRecord record, QuoteFacts? quote, Order order, DateTimeOffset at, FeedPass pass,
        CancellationToken cancellation)
    {
        if (quote is null || record.Quote is null)
        {
            return;
        }

        pass.Quotes.Replace(record.Quote, quote with { Status = QuoteStatus.Purchased });
        if (pass.Writes)
        {
            var bought = await pass.FindAsync<Quote>(quote.Id, cancellation)
                ?? throw new InvalidOperationException($"{quote.Number} has vanished.");
            bought.MarkPurchased(order.Id, order.Number, order.PlacedBy, at, order.PlacedOn);
        }
    }

    /// <summary>Tells the billing run when the first part that was not invoiced elsewhere begins.</summary>
    private static async Task ScheduleAsync(Order order, ContractFacts facts, FeedPass pass, CancellationToken cancellation)
    {
        if (!order.BilledHere || !pass.Writes)
        {
            return;
        }

        var grid = new BillingGrid(facts.AnchorOn);
        var pending = order.Lines.Where(line => line.IsRecurring)
            .SelectMany(line => BilledParts.Of(grid, facts.BillingFrequency, order.Currency, line.ToBillable()))
            .Select(part => part.Period.From)
            .Where(from => order.BilledThrough is null || from > order.BilledThrough)
            .Order()
            .ToList();
        if (pending.Count > 0)
        {
            var contract = await pass.FindAsync<Contract>(facts.Id, cancellation)
                ?? throw new InvalidOperationException($"{facts.Number} has vanished.");
            contract.BillBy(pending[0]);
        }
    }

    private static InstalledProduct Install(Order order, OrderLine line, ContractFacts contract)
    {
        var product = new InstalledProduct(order, line);
        if (contract.TerminatedOn is { } terminated)
        {
            product.EndOn(terminated);
        }

        return product;
    }
}
