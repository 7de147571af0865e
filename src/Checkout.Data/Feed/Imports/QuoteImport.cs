using Checkout.Data.Acceptances;
using Checkout.Data.Quotes;

namespace Checkout.Data.Feed.Imports;

internal sealed class QuoteImport() : RecordImport<QuoteRecord>("quote")
{
    private const int DefaultPaymentTermsDays = 30;

    protected override void Refer(QuoteRecord record, FeedPass pass)
    {
        pass.Quotes.Want(record.ExternalId);
        pass.Quotes.Want(record.Replaces);
        pass.Accounts.Want(record.Account);
        pass.Contracts.Want(record.Contract);
        pass.LegalEntities.Want(record.LegalEntity);
        pass.PriceBooks.Want(record.PriceBook);
        PricedLines.Refer(record.Lines, pass);
    }

    protected override void Name(QuoteRecord record, FeedPass pass) =>
        pass.QuoteNames.Want(pass.Accounts.Find(record.Account)?.Id, record.Number);

    protected override async Task<Guid?> AddAsync(QuoteRecord record, FeedPass pass, CancellationToken cancellation)
    {
        var account = pass.RequireAccount(record.Account);
        var offer = Check(record, account, pass);
        var before = pass.Require(pass.Quotes, record.Replaces, "replaces");
        if (before is not null && pass.Owns(account, before.AccountId, "replaces"))
        {
            CheckReplaced(record, before, pass);
        }
        else if (record.Replaces is null)
        {
            pass.QuoteNames.Claim(pass, account?.Id, record.Number, advice: " Say which it replaces.");
        }

        if (pass.Failed || account is null || offer is null)
        {
            return null;
        }

        if (before is not null && pass.Writes)
        {
            // It may have been added a few lines before.
            var replacedQuote = await pass.FindAsync<Quote>(before.Id, cancellation)
                ?? throw new InvalidOperationException($"{before.Number} has vanished.");
            await LapseAsync(replacedQuote, pass, cancellation);
            replacedQuote.Supersede(record.PublishedAt ?? pass.Now);
        }

        if (record.Replaces is { } replaced && before is not null)
        {
            pass.Quotes.Replace(replaced, before with { Status = QuoteStatus.Superseded });
        }

        var slug = before?.Slug ?? await pass.QuoteNames.SlugAsync(pass.Db, account.Id, record.Number, cancellation);
        return await PublishAsync(record, account, offer, slug, (before?.Revision ?? 0) + 1, pass, cancellation);
    }

    protected override async Task<Guid?> ChangeAsync(QuoteRecord record, Guid id, FeedPass pass, CancellationToken cancellation)
    {
        var account = pass.RequireAccount(record.Account);
        var offer = Check(record, account, pass);
        var stored = await pass.Db.Quotes.Include(row => row.Lines).SingleAsync(row => row.Id == id, cancellation);
        pass.Owns(account, stored.AccountId, "account");
        if (record.Number != stored.Number)
        {
            pass.Problem("number", Differences.Sentence(stored.Number, record.Number));
        }

        if (pass.Failed || account is null || offer is null)
        {
            return null;
        }

        var rebuilt = new Quote(account.Id, record.Number, stored.Revision, DocumentSource.Vendor, record.ExternalId, offer.Terms,
            offer.Lines, stored.Slug);
        var differences = Differences.Between(pass.Db, stored, rebuilt, Decided);
        var isPublishedAgain = record.Status is QuoteRecordStatus.Published
            && stored.Status is QuoteStatus.Withdrawn or QuoteStatus.Declined;
        if (differences.Count == 0 && !isPublishedAgain)
        {
            if (record.Status is QuoteRecordStatus.Withdrawn or QuoteRecordStatus.Declined)
            {
                await LapseAsync(stored, pass, cancellation);
            }

            Decide(stored, record, pass);
            return id;
        }

        if (!stored.CanSupersede)
        {
            foreach (var (field, old, now) in differences)
            {
                pass.Problem(field, $"{stored.Number} is {stored.Status}: {Differences.Sentence(old, now)}");
            }

            return null;
        }

        await LapseAsync(stored, pass, cancellation);
        stored.Supersede(pass.Now);
        return await PublishAsync(record, account, offer, stored.Slug, stored.Revision + 1, pass, cancellation);
    }

    /// <summary>What follows from the status and the day, not from the offer.</summary>
    private static readonly HashSet<string> Decided = new(StringComparer.Ordinal)
    {
        nameof(Quote.Status), nameof(Quote.PublishedAt), nameof(Quote.PublishedOn), nameof(Quote.NetAmount), nameof(Quote.TaxAmount),
            nameof(Quote.TotalAmount), nameof(Quote.FiguresOn),
        nameof(Quote.DecidedAt), nameof(Quote.DecidedBy), nameof(Quote.DeclineReason), nameof(Quote.OrderId), nameof(Quote.OrderNumber),
        nameof(Quote.RenewalFingerprint), nameof(Quote.ContractEndsOn),
        nameof(Quote.SupersededAt), nameof(Quote.SupersededFrom),
    };

    /// <summary>Tells whoever waits for a second person's approval of a quote that is taken away.</summary>
    private static Task LapseAsync(Quote quote, FeedPass pass, CancellationToken cancellation) =>
        pass.Writes && quote.Status is QuoteStatus.PendingApproval
            ? LapsedApprovals.CloseAsync(pass.Db, quote, by: null, pass.Now, cancellation) : Task.CompletedTask;

    private static void CheckReplaced(QuoteRecord record, QuoteFacts before, FeedPass pass)
    {
        pass.ProblemIf(record.Number != before.Number, "number", $"It replaces {before.Number} and must have its number.");
        pass.ProblemIf(before.Status is QuoteStatus.Purchased or QuoteStatus.Superseded or QuoteStatus.Discarded,
            "replaces", $"Version {before.Revision} of {before.Number} is {before.Status} and can't be replaced.");
    }

    private static Offer? Check(QuoteRecord record, AccountFacts? account, FeedPass pass)
    {
        var contract = pass.Require(pass.Contracts, record.Contract, "contract");
        pass.ProblemIf(contract is not null && pass.Owns(account, contract.AccountId, "contract") && contract.Currency != record.Currency,
            "currency", $"The contract is in {contract?.Currency}, the quote in {record.Currency}.");

        if (record.Kind is QuoteType.New != record.Contract is null)
        {
            pass.Problem("contract", record.Kind is QuoteType.New ? "A new contract can't name an existing one."
                : "Name the contract that it is for.");
        }

        if (record.Kind is QuoteType.AddOn != record.TermMonths is 0)
        {
            pass.Problem("termMonths", record.Kind is QuoteType.AddOn ? "An addOn ends with its contract; leave the term out."
                : "Say how many months the term has.");
        }

        pass.ProblemIf(record.Kind is QuoteType.New && record.BillingFrequency is null,
            "billingFrequency", "Say how often the new contract is billed.");

        var issuer = record.LegalEntity is not null ? pass.Require(pass.LegalEntities, record.LegalEntity, "legalEntity")?.Id
            : contract?.LegalEntityId ?? pass.DefaultIssuer?.Id;
        if (issuer is null && record.LegalEntity is null && record.Contract is null)
        {
            pass.MissesIssuer();
        }

        var book = pass.Require(pass.PriceBooks, record.PriceBook, "priceBook");
        pass.ProblemIf(book is not null && book.Currency != record.Currency,
            "priceBook", $"The price book is in {book?.Currency}, the quote in {record.Currency}.");

        var lines = PricedLines.Read(record.Lines, pass);
        return pass.Failed || issuer is null ? null : new Offer(contract, TermsOf(record, contract, issuer.Value, book), lines);
    }

    private static QuoteTerms TermsOf(QuoteRecord record, ContractFacts? contract, Guid issuer, PriceBookFacts? book) => new()
    {
        Title = record.Title,
        Type = record.Kind,
        Origin = QuoteOrigin.AccountExecutive,
        ContractId = contract?.Id,
        ContractEndsOn = contract?.EndsOn,
        Currency = record.Currency,
        LegalEntityId = issuer,
        TermMonths = record.TermMonths,
        StartsOn = record.StartsOn,
        ExpiresOn = record.ExpiresOn,
        BillingFrequency = record.BillingFrequency ?? contract?.BillingFrequency ?? BillingFrequency.Annual,
        PaymentTermsDays = record.PaymentTermsDays ?? contract?.PaymentTermsDays ?? DefaultPaymentTermsDays,
        PaymentArrangement = record.PaymentArrangement ?? contract?.PaymentArrangement ?? PaymentArrangement.Invoice,
        PriceBookId = book?.Id,
        PriceBookName = book?.Name,
        AutoRenews = record.AutoRenews,
        TermsVersion = record.TermsVersion,
        TermsUrl = record.TermsUrl,
        Note = record.Note,
    };

    private static async Task<Guid?> PublishAsync(
        QuoteRecord record, AccountFacts account, Offer offer, string slug, int revision, FeedPass pass, CancellationToken cancellation)
    {
        var terms = offer.Terms;
        if (terms is { Type: QuoteType.Renewal, ContractId: { } contractId, ContractEndsOn: { } endsOn } && pass.Writes)
        {
            await pass.FlushAsync(cancellation);
            var installed = await pass.Db.InstalledProducts.AsNoTracking().Where(product => product.ContractId == contractId)
                .ToListAsync(cancellation);
            terms = terms with { RenewalFingerprint = AcceptanceRules.Fingerprint(installed, endsOn) };
        }

        var publishedAt = record.PublishedAt ?? pass.Now;
        var quote = new Quote(account.Id, record.Number, revision, DocumentSource.Vendor, record.ExternalId, terms, offer.Lines, slug);
        quote.Publish(publishedAt, pass.Calendar.DateAt(publishedAt));
        Decide(quote, record, pass);
        var isOpen = quote.IsAcceptableOn(pass.Today);
        var on = isOpen ? pass.Today : quote.PublishedOn ?? pass.Today;
        if (pass.Writes)
        {
            await pass.FlushAsync(cancellation);
            quote.KeepFigures((await QuoteFiguresQuery.ForAsync(pass.Db, quote, on, cancellation)).Figures);
        }
        else
        {
            _ = QuoteFigures.For(quote, offer.Contract is null ? null : ContractSketch.Of(offer.Contract), on);
        }

        if (isOpen)
        {
            pass.PublishedQuotes.Add((account.Id, quote.Id, pass.Line));
        }

        pass.NoteNumber(DocumentNumber.Quote, record.Number);
        pass.Add(quote);
        return pass.Quotes.Set(record.ExternalId, quote).Id;
    }

    private static void Decide(Quote quote, QuoteRecord record, FeedPass pass)
    {
        var at = record.DecidedAt ?? pass.Now;
        var by = record.DecidedBy ?? "the vendor";
        switch (record.Status)
        {
            case QuoteRecordStatus.Withdrawn when quote.Status is not QuoteStatus.Withdrawn:
                quote.Withdraw(by, at);
                break;
            case QuoteRecordStatus.Declined when quote.Status is not QuoteStatus.Declined:
                quote.Decline(by, record.DeclineReason, at, pass.Calendar.DateAt(at));
                break;
        }
    }

    private sealed record Offer(ContractFacts? Contract, QuoteTerms Terms, IReadOnlyList<LineTerms> Lines);
}
