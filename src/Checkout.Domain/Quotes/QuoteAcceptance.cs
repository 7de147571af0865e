namespace Checkout.Domain.Quotes;

/// <summary>Numbers allotted for what an acceptance writes. The contract's is used only by new business, the invoice's only where something
/// is due now.</summary>
public sealed record AcceptanceNumbers(AllottedNumber? Contract, AllottedNumber Order, AllottedNumber? Invoice);

/// <summary>Everything that accepting a quote writes; nothing of it exists without the rest.</summary>
/// <param name="IsNewContract">False where an existing contract was amended or renewed.</param>
public sealed record AcceptedQuote(
    Contract Contract,
    bool IsNewContract,
    Order Order,
    IReadOnlyList<InstalledProduct> Installed,
    Invoice? Invoice,
    LedgerEntry? Entry,
    Acceptance Acceptance);

/// <summary>Turns a quote into a contract, an order, installed products and the first invoice.</summary>
public static class QuoteAcceptance
{
    /// <param name="figures">The figures of today, the same that the acceptor saw.</param>
    /// <param name="postedOn">The posting date of the invoice (R15).</param>
    /// <exception cref="RuleViolation">The quote can't be accepted, or the account requires a PO number.</exception>
    public static AcceptedQuote Accept(
        Quote quote,
        Account account,
        AcceptanceContext context,
        QuoteFigures figures,
        Acceptor acceptor,
        AcceptanceChoices choices,
        AcceptanceNumbers numbers,
        IReadOnlyList<BillingContactDetails> contacts,
        DateOnly postedOn,
        DateTimeOffset now)
    {
        RuleViolation.ThrowIf(AcceptanceRules.Refusal(quote, context with { AcceptedBy = acceptor.UserId })
            ?? AcceptanceRules.OfApproval(quote, account, new Money(figures.Plan.Total, quote.Currency), context));

        if (context.Request is { } request)
        {
            request.Approve(acceptor, now);
            quote.ReturnToActive(context.Today);
        }

        var contract = ContractOf(quote, context.Contract, figures, choices, numbers, contacts, context.Today);
        var poNumber = choices.PoNumber ?? contract.PoNumber;
        RuleViolation.ThrowIf(account.RequiresPoNumber && string.IsNullOrWhiteSpace(poNumber),
            $"Your company requires a purchase order number on every order.", "PoNumber");

        if (figures.Plan.Later.FirstOrDefault() is { } next)
        {
            contract.BillBy(next.On);
        }

        var order = OrderOf(quote, contract, figures, acceptor, poNumber, numbers.Order, context.Today, now);
        var installed = order.Lines.Select(line => new InstalledProduct(order, line)).ToList();
        var invoice = figures.Plan.Today is { } planned && numbers.Invoice is { } number
            ? Invoice.Of(contract, account, number, order.PoNumber, LinesOf(planned, order), planned.Taxes, context.Today, postedOn,
                orderId: order.Id)
            : null;
        quote.MarkPurchased(order.Id, order.Number, acceptor.Name, now, context.Today);

        // A contract says itself where its bills go and how they are paid: what a requester stated may be of another day.
        var confirmed = new AcceptanceChoices(contract.BillTo, contract.PaymentArrangement, poNumber);
        var evidence = new Acceptance(quote, order.Id, acceptor, confirmed, QuoteSnapshot.Of(quote, figures), context.Request, now);
        return new AcceptedQuote(contract, context.Contract is null, order, installed, invoice,
            invoice is null ? null : LedgerEntry.Of(invoice, now), evidence);
    }

    private static Contract ContractOf(
        Quote quote, Contract? existing, QuoteFigures figures, AcceptanceChoices choices, AcceptanceNumbers numbers,
        IReadOnlyList<BillingContactDetails> contacts, DateOnly today)
    {
        if (existing is null)
        {
            var details = new ContractDetails
            {
                Name = quote.Title,
                Currency = quote.Currency,
                LegalEntityId = quote.LegalEntityId,
                BillingFrequency = quote.BillingFrequency,
                PaymentTermsDays = quote.PaymentTermsDays,
                PaymentArrangement = choices.PaymentArrangement,
                PriceBookId = quote.PriceBookId,
                AllowsStandardPrices = quote.PriceBookId is null,
                AutoRenews = quote.AutoRenews,
                BillTo = choices.BillTo,
                Contacts = contacts,
                PoNumber = choices.PoNumber,
            };
            var number = numbers.Contract ?? throw new InvalidOperationException("New business needs a contract number.");
            return new Contract(quote.AccountId, number.Number, DocumentSource.Checkout, externalId: null, figures.Term, today, details,
                number.Slug);
        }

        if (quote.Type is QuoteType.Renewal)
        {
            existing.Renew(figures.Term.To);
        }
        else
        {
            existing.Amend();
        }

        return existing;
    }

    private static Order OrderOf(Quote quote, Contract contract, QuoteFigures figures, Acceptor acceptor, string? poNumber,
        AllottedNumber number, DateOnly today, DateTimeOffset now) => new(new OrderTerms
        {
            AccountId = quote.AccountId,
            Number = number.Number,
            Slug = number.Slug,
            Source = DocumentSource.Checkout,
            ContractId = contract.Id,
            QuoteId = quote.Id,
            QuoteNumber = quote.Number,
            PlacedOn = today,
            PlacedAt = now,
            PlacedBy = acceptor.Name,
            PoNumber = poNumber,
            Currency = quote.Currency,
            Net = figures.Plan.Net,
            Tax = figures.Plan.Tax,
            Lines = [.. figures.Lines.Select(line => new OrderLineTerms(line.Line.ToTerms(), line.Term, line.ListAmount, line.Amount))],
            BilledHere = true,
        });

    private static List<BilledLineTerms> LinesOf(PlannedInvoice planned, Order order)
    {
        var byPosition = order.Lines.ToDictionary(line => line.Position);
        return [.. planned.Lines.Select(line => InvoicedLine.Of(byPosition[line.Position], line.Period, line.Amount, line.Tax))];
    }
}
