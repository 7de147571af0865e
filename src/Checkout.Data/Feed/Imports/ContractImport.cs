namespace Checkout.Data.Feed.Imports;

internal sealed class ContractImport() : RecordImport<ContractRecord>("contract")
{
    private const string ByTheVendor = "The vendor";

    protected override void Refer(ContractRecord record, FeedPass pass)
    {
        pass.Contracts.Want(record.ExternalId);
        pass.Accounts.Want(record.Account);
        pass.LegalEntities.Want(record.LegalEntity);
        pass.PriceBooks.Want(record.PriceBook);
    }

    protected override void Name(ContractRecord record, FeedPass pass) =>
        pass.ContractNames.Want(pass.Accounts.Find(record.Account)?.Id, record.Number);

    protected override async Task<Guid?> AddAsync(ContractRecord record, FeedPass pass, CancellationToken cancellation)
    {
        var account = pass.RequireAccount(record.Account);
        var details = Check(record, account, pass);
        pass.ContractNames.Claim(pass, account?.Id, record.Number);

        if (pass.Failed || account is null || details is null)
        {
            return null;
        }

        var first = record.Terms[0];
        var slug = await pass.ContractNames.SlugAsync(pass.Db, account.Id, record.Number, cancellation);
        var contract = new Contract(
            account.Id, record.Number, DocumentSource.Vendor, record.ExternalId, new DateRange(first.From, first.To),
            record.AcceptedOn ?? first.From, details, slug);
        foreach (var term in record.Terms.Skip(1))
        {
            contract.Renew(term.To);
        }

        if (record.TerminatedOn is { } terminated)
        {
            contract.Terminate(terminated);
        }

        pass.NoteNumber(DocumentNumber.Contract, record.Number);
        pass.Add(contract);
        return pass.Contracts.Set(record.ExternalId, contract).Id;
    }

    protected override async Task<Guid?> ChangeAsync(ContractRecord record, Guid id, FeedPass pass, CancellationToken cancellation)
    {
        var account = pass.RequireAccount(record.Account);
        var details = Check(record, account, pass);
        var contract = await pass.Db.Contracts.Include(row => row.Terms).Include(row => row.Contacts).AsSplitQuery()
            .SingleAsync(row => row.Id == id, cancellation);
        CheckFrozen(record, account, contract, pass);
        if (pass.Failed || details is null)
        {
            return null;
        }

        contract.Update(details);
        if (contract.DeliverBilling(details.Billing, ByTheVendor, pass.Now) is { } change)
        {
            pass.Db.BillingDetailsChanges.Add(change);
        }

        foreach (var term in record.Terms.Skip(contract.Terms.Count))
        {
            contract.Renew(term.To);
        }

        if (record.TerminatedOn is { } terminated && contract.TerminatedOn is null)
        {
            contract.Terminate(terminated);
            foreach (var product in await pass.Db.InstalledProducts.Where(row => row.ContractId == id).ToListAsync(cancellation))
            {
                product.EndOn(terminated);
            }
        }

        pass.Contracts.Set(record.ExternalId, contract);
        return id;
    }

    private static void CheckFrozen(ContractRecord record, AccountFacts? account, Contract contract, FeedPass pass)
    {
        pass.Owns(account, contract.AccountId, "account");
        if (record.Number != contract.Number)
        {
            pass.Problem("number", Differences.Sentence(contract.Number, record.Number));
        }

        if (record.Currency != contract.Currency)
        {
            pass.Problem("currency", Differences.Sentence(contract.Currency.Code, record.Currency.Code));
        }

        // A term that was agreed in Checkout may not have reached the vendor's system yet.
        foreach (var (index, (term, agreed)) in record.Terms.Zip(contract.Terms.OrderBy(term => term.Position)).Index())
        {
            if (term.From != agreed.StartsOn || term.To != agreed.EndsOn)
            {
                pass.Problem(FormattableString.Invariant($"terms[{index}]"),
                    Differences.Sentence($"{agreed.StartsOn:O} to {agreed.EndsOn:O}", $"{term.From:O} to {term.To:O}"));
            }
        }

        if (contract.TerminatedOn is { } terminated && terminated != record.TerminatedOn)
        {
            pass.Problem("terminatedOn", Differences.Sentence($"{terminated:O}",
                record.TerminatedOn is { } other ? $"{other:O}" : "empty"));
        }
    }

    private static ContractDetails? Check(ContractRecord record, AccountFacts? account, FeedPass pass)
    {
        var issuer = record.LegalEntity is null ? pass.DefaultIssuer : pass.Require(pass.LegalEntities, record.LegalEntity, "legalEntity");
        if (issuer is null && record.LegalEntity is null)
        {
            pass.MissesIssuer();
        }

        var book = pass.Require(pass.PriceBooks, record.PriceBook, "priceBook");
        pass.ProblemIf(book is not null && book.Currency != record.Currency,
            "priceBook", $"The price book is in {book?.Currency}, the contract in {record.Currency}.");

        CheckTerms(record, pass);
        pass.ProblemIf(record is { PaymentArrangement: PaymentArrangement.Card, Card: null },
            "card", "A contract that is paid by card needs the card.");

        return issuer is null || account is null ? null : new ContractDetails
        {
            Name = record.Name,
            Currency = record.Currency,
            LegalEntityId = issuer.Id,
            BillingFrequency = record.BillingFrequency,
            PaymentTermsDays = record.PaymentTermsDays,
            PaymentArrangement = record.PaymentArrangement,
            Card = record.Card is { } card ? new MaskedCard(card.Brand, card.LastFour, card.ExpiryMonth, card.ExpiryYear) : null,
            PriceBookId = book?.Id,
            AllowsStandardPrices = record.Fallback,
            AutoRenews = record.AutoRenews,
            NoticeDays = record.NoticeDays,
            TakesNotice = record.NoticeInPortal,
            BillTo = record.BillTo?.ToAddress() ?? account.BillTo,
            Contacts = [.. record.Contacts.Select(contact => new BillingContactDetails(contact.Name, contact.Email, contact.Primary))],
            PoNumber = record.PoNumber,
            InvoiceDelivery = record.InvoiceDelivery,
        };
    }

    private static void CheckTerms(ContractRecord record, FeedPass pass)
    {
        pass.ProblemIf(record.Terms.Count == 0, "terms", "At least one term is needed.");

        foreach (var (index, term) in record.Terms.Index())
        {
            pass.ProblemIf(term.To < term.From, FormattableString.Invariant($"terms[{index}].to"), "The term would end before it begins.");
            pass.ProblemIf(index > 0 && term.From != record.Terms[index - 1].To.AddDays(1),
                FormattableString.Invariant($"terms[{index}].from"), "A term begins the day after the one before ends.");
        }

        if (record.Terms.Count > 0 && record.TerminatedOn is { } terminated
            && (terminated < record.Terms[0].From || terminated > record.Terms[^1].To))
        {
            pass.Problem("terminatedOn", "The day lies outside the terms.");
        }
    }
}
