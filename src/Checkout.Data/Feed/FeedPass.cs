using System.Runtime.CompilerServices;
using Checkout.Data.Bulk;
using Checkout.Data.EInvoices;
using Checkout.Data.Feed.EInvoices;
using Checkout.Data.Feed.Imports;
using Checkout.Data.Usage;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Checkout.Data.Feed;

/// <summary>
/// One reading of a file: the first only looks for problems, without a transaction; the second writes. Both go through the same imports,
/// which consult the facts gathered here.
/// </summary>
/// <param name="found">What the first reading found; null while that goes on.</param>
internal sealed class FeedPass(CheckoutDbContext db, FeedReport report, BusinessCalendar calendar, DateTimeOffset now,
    FeedFindings? found = null)
{
    private readonly HashSet<Guid> _accounts = [];
    private readonly HashSet<Guid> _held = [.. found?.Accounts ?? []];
    private readonly NewRows _rows = new(db);

    public CheckoutDbContext Db { get; } = db;

    public BusinessCalendar Calendar { get; } = calendar;

    /// <summary>False on the first reading: what is built is thrown away.</summary>
    public bool Writes { get; } = found is not null;

    public DateTimeOffset Now { get; } = now;

    public DateOnly Today { get; } = calendar.DateAt(now);

    public DateOnly ClosedThrough { get; private set; }

    /// <summary>The line that is looked at.</summary>
    public int Line { get; private set; }

    /// <summary>True once the line has a problem.</summary>
    public bool Failed { get; private set; }

    public FactTable<LegalEntity, LegalEntityFacts> LegalEntities { get; } = new("legalEntity", "legal entity", LegalEntityFacts.Of);

    public FactTable<Account, AccountFacts> Accounts { get; } = new("account", "account", AccountFacts.Of);

    public FactTable<Product, ProductFacts> Products { get; } = new("product", "product", ProductFacts.Of);

    public FactTable<PriceBook, PriceBookFacts> PriceBooks { get; } = new("priceBook", "price book", PriceBookFacts.Of);

    public FactTable<Contract, ContractFacts> Contracts { get; } = new("contract", "contract", ContractFacts.Of);

    public FactTable<Quote, QuoteFacts> Quotes { get; } = new("quote", "quote", QuoteFacts.Of);

    public FactTable<Order, OrderFacts> Orders { get; } = new("order", "order", OrderFacts.Of);

    public FactTable<InstalledProduct, InstalledProductFacts> InstalledProducts { get; } = new("installedProduct", "installed product",
        InstalledProductFacts.Of);

    public FactTable<Invoice, InvoiceFacts> Invoices { get; } = new("invoice", "invoice", InvoiceFacts.Of);

    public DocumentNames<Contract> ContractNames { get; } = new("a contract", row => row.Source == DocumentSource.Vendor,
        found?.Contested[typeof(Contract)]);

    public DocumentNames<Quote> QuoteNames { get; } = new("a quote", row => true, found?.Contested[typeof(Quote)]);

    public DocumentNames<Order> OrderNames { get; } = new("an order", row => row.Source == DocumentSource.Vendor,
        found?.Contested[typeof(Order)]);

    public DocumentNames<Invoice> InvoiceNames { get; } = new("an invoice", row => row.Source == DocumentSource.Vendor,
        found?.Contested[typeof(Invoice)]);

    public DocumentNames<Payment> PaymentNames { get; } = new("a payment", row => row.Source == DocumentSource.Vendor,
        found?.Contested[typeof(Payment)]);

    public DocumentNames<CreditMemo> CreditMemoNames { get; } = new("a credit memo", row => row.Source == DocumentSource.Vendor,
        found?.Contested[typeof(CreditMemo)]);

    public DocumentNames<CollectionsActivity> CollectionsNames { get; } = new("an event", row => true,
        found?.Contested[typeof(CollectionsActivity)]);

    /// <summary>What was seen so far where only one of a kind may exist: e-mail addresses, SKUs, prefixes.</summary>
    public UniqueValues Unique { get; } = new();

    /// <summary>The legal entities' prefixes and which of them is the default, by id.</summary>
    public Dictionary<Guid, LegalEntityFacts> Issuers { get; } = [];

    /// <summary>Order lines and the period starts for which this file invoices them: each once (R3).</summary>
    public HashSet<(Guid OrderLineId, DateOnly From)> BilledPeriods { get; } = [];

    /// <summary>Credit memos of invoices, as the first reading has met them and set them off against refunds.</summary>
    public Dictionary<Guid, FileCredit> Credits { get; } = [];

    /// <summary>Accounts that the file speaks of or brings rows for; the second reading locks those that exist before it starts.</summary>
    public SortedSet<Guid> TouchedAccounts { get; } = [];

    /// <summary>How many records of the file changed something of an account.</summary>
    public SortedDictionary<Guid, int> RecordsOf { get; } = [];

    /// <summary>Quotes that became acceptable by this file.</summary>
    public List<(Guid AccountId, Guid QuoteId, int Line)> PublishedQuotes { get; } = [];

    /// <summary>Transfers that arrived by this file and say nothing of the invoices that they settle, except by their reference.</summary>
    public List<Guid> Transfers { get; } = [];

    /// <summary>Legal entities whose bank details this file changed.</summary>
    public List<Guid> NewBanks { get; } = [];

    /// <summary>The last statement about the use of units on a day: those that the batch may replace, and those that it makes.</summary>
    public Dictionary<(Guid UnitId, DateOnly On), UsageReport> LastUsage { get; } = [];

    /// <summary>Units whose current use this file changed, with what it was before.</summary>
    public Dictionary<Guid, UsageBefore> UsageBefore { get; } = [];

    /// <summary>The highest numbers of the forms that Checkout itself uses; its own series go on after them.</summary>
    public Dictionary<string, long> HighestNumbers { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<IFactTable> Facts => field ??=
        [LegalEntities, Accounts, Products, PriceBooks, Contracts, Quotes, Orders, InstalledProducts, Invoices];

    /// <summary>What is known of records of a type; null where others name none of them.</summary>
    public IFactTable? FactsOf(string type) => Facts.FirstOrDefault(table => table.Type == type);

    public IReadOnlyList<IDocumentNames> Names => field ??=
        [ContractNames, QuoteNames, OrderNames, InvoiceNames, PaymentNames, CreditMemoNames, CollectionsNames];

    public LegalEntityFacts? DefaultIssuer => Issuers.Values.FirstOrDefault(issuer => issuer.IsDefault);

    /// <summary>True where the line repeats what is known.</summary>
    public bool SaysNothingNew { get; set; }

    /// <summary>The line speaks of the account.</summary>
    public void Touch(Guid accountId)
    {
        TouchedAccounts.Add(accountId);
        _accounts.Add(accountId);
    }

    /// <summary>Whether the file has brought something new of a type.</summary>
    public bool HasWritten(string type) => report.Counts.TryGetValue(type, out var count) && count.Added + count.Changed > 0;

    /// <summary>Counts the line for the accounts that it spoke of.</summary>
    public void NoteWritten()
    {
        foreach (var account in _accounts)
        {
            RecordsOf[account] = RecordsOf.GetValueOrDefault(account) + 1;
        }
    }

    public async Task BeginAsync(CancellationToken cancellation)
    {
        ClosedThrough = await Db.Books.Select(books => books.ClosingThrough).SingleAsync(cancellation);
        foreach (var issuer in await Db.LegalEntities.AsNoTracking().Select(LegalEntityFacts.Of).ToListAsync(cancellation))
        {
            Issuers[issuer.Id] = issuer;
        }
    }

    /// <summary>Where the fields of an e-invoice's record stand in its file; null for the feed's own records, whose fields are their
    /// places.</summary>
    public Func<string?, UblPlace>? Places { get; set; }

    public void Enter(int line)
    {
        Line = line;
        Failed = SaysNothingNew = false;
        _accounts.Clear();
    }

    public void Problem(string? field, string sentence)
    {
        var place = Places?.Invoke(field) ?? new UblPlace(Line, field);
        ProblemAt(place.Line, place.Term, sentence);
    }

    public void ProblemIf(bool found, string? field, string sentence)
    {
        if (found)
        {
            Problem(field, sentence);
        }
    }

    public void ProblemIf(bool found, string? field, [InterpolatedStringHandlerArgument(nameof(found))] ProblemText sentence)
    {
        if (found)
        {
            Problem(field, sentence.Written());
        }
    }

    public void ProblemAt(int line, string? field, string sentence)
    {
        Failed = true;
        report.Add(new FeedProblem(line, field, sentence));
    }

    public void Warn(string? field, string sentence)
    {
        var place = Places?.Invoke(field) ?? new UblPlace(Line, field);
        WarnAt(place.Line, place.Term, sentence);
    }

    public void WarnAt(int line, string? field, string sentence) => report.Warn(new FeedProblem(line, field, sentence));

    /// <summary>The record names no legal entity, and none is the one that is taken then.</summary>
    public void MissesIssuer() => Problem("legalEntity", Issuers.Count == 0
        ? "There is no legal entity yet. Import a record of type legalEntity with \"default\": true before this one."
        : "No legal entity is the default. Name one here by its external id, or import one of the legalEntity records again with "
            + "\"default\": true.");

    /// <summary>What a reference leads to. Where it leads nowhere, that is a problem, unless the record it names has one itself.</summary>
    public TFacts? Require<TEntity, TFacts>(FactTable<TEntity, TFacts> table, string? key, string field)
        where TEntity : Entity
        where TFacts : class, IFacts
    {
        if (key is null)
        {
            return null;
        }

        if (table.Find(key) is { } facts)
        {
            return facts;
        }

        if (table.IsBroken(key))
        {
            Failed = true;
        }
        else
        {
            Problem(field, $"There is no {table.Noun} “{key}” in the database or on a line before this one.");
        }

        return null;
    }

    public AccountFacts? RequireAccount(string key, string field = "account")
    {
        var account = Require(Accounts, key, field);
        if (account is not null)
        {
            Touch(account.Id);
        }

        return account;
    }

    /// <summary>Refuses what belongs to another account (and a null account, which has its problem already).</summary>
    public bool Owns(AccountFacts? account, Guid owner, string field)
    {
        if (account is null || account.Id == owner)
        {
            return account is not null;
        }

        Problem(field, "It belongs to another account.");
        return false;
    }

    public DateOnly PostedOn(DateOnly source, AccountFacts account) => PostedOn(source, account.HistoryComplete);

    public DateOnly PostedOn(DateOnly source, bool historyComplete) => Posting.PostedOn(source, ClosedThrough, Today, historyComplete);

    public void NoteNumber(string prefix, string number)
    {
        const int Digits = 8;
        if (number.Length == prefix.Length + Digits && number.StartsWith(prefix, StringComparison.Ordinal)
            && long.TryParse(number.AsSpan(prefix.Length), System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture, out var value))
        {
            HighestNumbers[prefix] = Math.Max(HighestNumbers.GetValueOrDefault(prefix), value);
        }
    }

    /// <summary>True where something of the batch is not written yet.</summary>
    public bool HasChanges => _rows.Any || Db.ChangeTracker.HasChanges();

    /// <summary>A new row: it is written on the second reading, together with others.</summary>
    public void Add(object row)
    {
        if (Writes)
        {
            _rows.Add(row);
        }
    }

    /// <summary>A row that may have been added a few lines before.</summary>
    public async Task<TRow?> FindAsync<TRow>(Guid id, CancellationToken cancellation)
        where TRow : class => _rows.Find<TRow>(id) ?? await Db.Set<TRow>().FindAsync([id], cancellation);

    /// <summary>The rows of a kind that the batch has added or read so far.</summary>
    public IEnumerable<TRow> Known<TRow>()
        where TRow : class => _rows.Of<TRow>().Concat(Db.Set<TRow>().Local);

    /// <summary>Lets work that knows nothing of imports find what the batch has added.</summary>
    public void Track() => _rows.Track();

    /// <summary>Brings what was added so far within reach of queries.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        if (!Writes)
        {
            return;
        }

        // What is added may take a name that another row gives up: only EF sees which comes first.
        var changed = Db.ChangeTracker.HasChanges();
        if (changed && Db.ChangeTracker.Entries().Any(GivesUpAName))
        {
            _rows.Track();
        }

        // Whoever's rows are written gets a new revision, once in the transaction.
        foreach (var accountId in _rows.Accounts())
        {
            TouchedAccounts.Add(accountId);
            if (_held.Add(accountId))
            {
                await AccountTransactions.LockAsync(Db, accountId, cancellation);
            }
        }

        await _rows.WriteAsync(cancellation);
        if (changed)
        {
            await Db.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>What the second reading needs to know of this one.</summary>
    public FeedFindings Found(byte[] digest) =>
        new(digest, TouchedAccounts, Names.ToDictionary(names => names.Document, names => names.Contested));

    /// <summary>Forgets the batch, and of what it wrote what the database knows.</summary>
    public void Forget()
    {
        // Whether an account’s history was complete before the file is the one thing that the database knows no more.
        foreach (var table in Writes ? Facts.Where(table => table != Accounts) : [])
        {
            table.Trim();
        }

        _rows.Clear();
        Db.ChangeTracker.Clear();
    }

    private static bool GivesUpAName(EntityEntry entry) => entry.State is EntityState.Deleted
        || (entry.State is EntityState.Modified && entry.Properties.Any(property => property.IsModified
            && property.Metadata.GetContainingIndexes().Any(index => index.IsUnique)));
}

/// <summary>What the first reading of a file leaves for the second.</summary>
/// <param name="Digest">SHA-256 of the file.</param>
/// <param name="Accounts">Those that it speaks of, in order.</param>
/// <param name="Contested">Places in URLs that more than one document wanted, by the kind of document.</param>
internal sealed record FeedFindings(byte[] Digest, IReadOnlyCollection<Guid> Accounts,
    IReadOnlyDictionary<Type, IReadOnlySet<string>> Contested);
