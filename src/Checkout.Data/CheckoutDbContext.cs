using System.Data;
using System.Data.Common;
using System.Reflection;
using Checkout.Data.Audit;
using Checkout.Data.Bulk;
using Checkout.Data.Mapping;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Simulated;
using Checkout.Data.Providers;
using Checkout.Data.Runs;
using Checkout.Data.Sandbox;
using Checkout.Data.Tallies;
using Checkout.Domain.SignOn;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Checkout.Data;

/// <summary>All data of a deployment. What differs by database is overridden in one class per database.</summary>
public abstract partial class CheckoutDbContext(DbContextOptions options) : IdentityUserContext<CheckoutUser, Guid>(options),
    IDataProtectionKeyContext
{
    /// <summary>The name of the query filter that confines rows to the current account.</summary>
    public const string AccountFilter = "Account";

    /// <summary>Assigned at each lease from the pool; none by default, and none sees no account's rows.</summary>
    public AccountScope Scope { get; internal set; } = new();

    /// <summary>Seals audit entries; assigned at each lease as well.</summary>
    internal AuditKey AuditKey
    {
        get => field
        ?? throw new InvalidOperationException("This context was not made by CheckoutDbContexts."); set;
    }

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<AccountLock> AccountLocks => Set<AccountLock>();

    public DbSet<Profile> Profiles => Set<Profile>();

    public DbSet<PermissionSet> PermissionSets => Set<PermissionSet>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<AccessRequest> AccessRequests => Set<AccessRequest>();

    public DbSet<SignOnProvider> SignOnProviders => Set<SignOnProvider>();

    public DbSet<SignOnDomain> SignOnDomains => Set<SignOnDomain>();

    public DbSet<SignOnRule> SignOnRules => Set<SignOnRule>();

    public DbSet<SignOnAnswer> SignOnAnswers => Set<SignOnAnswer>();

    public DbSet<UserSession> UserSessions => Set<UserSession>();

    public DbSet<SignInTries> SignInTries => Set<SignInTries>();

    public DbSet<Authenticator> Authenticators => Set<Authenticator>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<ContactRequest> ContactRequests => Set<ContactRequest>();

    public DbSet<LegalEntity> LegalEntities => Set<LegalEntity>();

    public DbSet<Product> Products => Set<Product>();

    public DbSet<PriceBook> PriceBooks => Set<PriceBook>();

    public DbSet<TaxRate> TaxRates => Set<TaxRate>();

    public DbSet<Quote> Quotes => Set<Quote>();

    public DbSet<QuoteReading> QuoteReadings => Set<QuoteReading>();

    public DbSet<QuoteQuestion> QuoteQuestions => Set<QuoteQuestion>();

    public DbSet<Acceptance> Acceptances => Set<Acceptance>();

    public DbSet<QuoteApproval> QuoteApprovals => Set<QuoteApproval>();

    public DbSet<Contract> Contracts => Set<Contract>();

    public DbSet<RenewalNotice> RenewalNotices => Set<RenewalNotice>();

    public DbSet<OrderCancellation> OrderCancellations => Set<OrderCancellation>();

    public DbSet<BillingDetailsChange> BillingDetailsChanges => Set<BillingDetailsChange>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<InstalledProduct> InstalledProducts => Set<InstalledProduct>();

    public DbSet<UsageReport> UsageReports => Set<UsageReport>();

    public DbSet<Invoice> Invoices => Set<Invoice>();

    public DbSet<InvoiceChange> InvoiceChanges => Set<InvoiceChange>();

    public DbSet<InvoiceDispute> InvoiceDisputes => Set<InvoiceDispute>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<PaymentAttempt> PaymentAttempts => Set<PaymentAttempt>();

    public DbSet<PaymentReversal> PaymentReversals => Set<PaymentReversal>();

    public DbSet<StoredMethod> StoredMethods => Set<StoredMethod>();

    public DbSet<MethodSetup> MethodSetups => Set<MethodSetup>();

    public DbSet<Autopayment> Autopayments => Set<Autopayment>();

    public DbSet<AutopayCharge> AutopayCharges => Set<AutopayCharge>();

    public DbSet<GatewayNotification> GatewayNotifications => Set<GatewayNotification>();

    public DbSet<SimulatedPayment> SimulatedPayments => Set<SimulatedPayment>();

    public DbSet<SimulatedReversal> SimulatedReversals => Set<SimulatedReversal>();

    public DbSet<SimulatedNotification> SimulatedNotifications => Set<SimulatedNotification>();

    public DbSet<CreditMemo> CreditMemos => Set<CreditMemo>();

    public DbSet<CollectionsActivity> CollectionsActivities => Set<CollectionsActivity>();

    public DbSet<Remittance> Remittances => Set<Remittance>();

    public DbSet<RefundRequest> RefundRequests => Set<RefundRequest>();

    public DbSet<PaymentPromise> PaymentPromises => Set<PaymentPromise>();

    public DbSet<ReminderNotice> ReminderNotices => Set<ReminderNotice>();

    public DbSet<InvoiceReminder> InvoiceReminders => Set<InvoiceReminder>();

    public DbSet<DeadlineNotice> DeadlineNotices => Set<DeadlineNotice>();

    public DbSet<CalendarAddress> CalendarAddresses => Set<CalendarAddress>();

    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();

    public DbSet<Allocation> Allocations => Set<Allocation>();

    public DbSet<Tally> Tallies => Set<Tally>();

    public DbSet<Books> Books => Set<Books>();

    public DbSet<SandboxTime> SandboxTimes => Set<SandboxTime>();

    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<RequestRecord> RequestRecords => Set<RequestRecord>();

    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();

    public DbSet<ImportedRecord> ImportedRecords => Set<ImportedRecord>();

    public DbSet<RunTurn> RunTurns => Set<RunTurn>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    private Guid CurrentAccountId => Scope.AccountId ?? Guid.Empty;

    /// <summary>True where the database refused a write because a unique key exists already.</summary>
    public abstract bool IsUniqueViolation(DbUpdateException exception);

    /// <summary>Saves what somebody else may have been quicker to write.</summary>
    /// <returns>False where a unique key of it exists already: nothing was written.</returns>
    public async Task<bool> TrySaveAsync(CancellationToken cancellation)
    {
        try
        {
            await SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException exception) when (IsUniqueViolation(exception))
        {
            return false;
        }
    }

    /// <summary>Waits for this process's turn to write, on a database that has one writer at a time.</summary>
    public virtual ValueTask<IDisposable?> WriteTurnAsync(CancellationToken cancellation) => ValueTask.FromResult<IDisposable?>(null);

    /// <summary>Begins to write many new rows of a table by the driver's own bulk path, inside the transaction that is open.</summary>
    internal abstract ValueTask<RowSink> BulkInsertAsync(BulkTable table, CancellationToken cancellation);

    /// <summary>
    /// Returns once every account transaction that was running has ended: what they wrote can be read, and later ones take a later clock
    /// reading, for they read it after the lock.
    /// </summary>
    public virtual async Task AwaitWritersAsync(CancellationToken cancellation)
    {
        foreach (var accountId in await AccountLocks.OrderBy(row => row.AccountId).Select(row => row.AccountId).ToListAsync(cancellation))
        {
            // One after the other: whoever holds several locks is never waited for while holding one.
            await AccountTransactions.LockAsync(this, accountId, cancellation);
        }
    }

    /// <summary>Begins to read one state with several queries: sums and rows that must agree.</summary>
    public virtual async Task<StateReading> BeginReadingAsync(CancellationToken cancellation) =>
        new(await Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation));

    /// <summary>Before the schema: makes the database where there is none, and gives it what it lacks.</summary>
    /// <exception cref="InvalidOperationException">It can't be made fit; the message says what to do.</exception>
    public virtual Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Why the portal can't run on this database, whatever its schema (<see cref="SchemaFit"/>), in sentences that say what to do;
    /// null where it can.</summary>
    public virtual Task<string?> UnfitAsync(CancellationToken cancellation) => Task.FromResult<string?>(null);

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        WriteGuard.Prepare(this);
        return ChangeTracker.Entries<AuditEntry>().Any(entry => entry is { State: EntityState.Added, Entity.Number: 0 })
            ? throw new InvalidOperationException("An AuditEntry is sealed while it is saved; use SaveChangesAsync.")
            : base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        WriteGuard.Prepare(this);
        if (!AuditChain.HasNew(this))
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        // The place in the chain is taken and the entry saved together, or not at all.
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        await AuditChain.SealAsync(this, cancellationToken);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (own is not null)
        {
            await own.CommitAsync(CancellationToken.None);
        }

        return saved;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<string>().HaveMaxLength(Lengths.Text);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(Lengths.Word);
        configurationBuilder.Properties<decimal>().HavePrecision(19, 4);
        configurationBuilder.Properties<DateOnly>().HaveConversion<BusinessDayConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<BusinessInstantConverter>();
        configurationBuilder.Properties<Currency>().HaveConversion<CurrencyConverter>().HaveMaxLength(3);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        CommonMapping.Begin(builder);
        AccountMappings.Apply(builder);
        IdentityMappings.Apply(builder);
        CollectionsMappings.Apply(builder);
        MoneyMappings.Apply(builder);
        PaymentMappings.Apply(builder);
        SalesMappings.Apply(builder);
        SignOnMappings.Apply(builder);
        VendorMappings.Apply(builder);
        CommonMapping.Apply(builder);
        if (!Scope.IsUnscoped)
        {
            ConfineToAccount(builder);
        }

        // There a statement may not say what it wrote, where a trigger is.
        foreach (var table in this is SqlServerDbContext ? TallySource.All.Select(source => source.Table).Distinct() : [])
        {
            builder.Model.GetEntityTypes().Single(type => type.GetTableName() == table).AddTrigger($"Tally_{table}");
        }
    }

    private void ConfineToAccount(ModelBuilder builder)
    {
        builder.Entity<Account>().HasQueryFilter(AccountFilter, account => account.Id == CurrentAccountId);

        // What ships serves every account.
        builder.Entity<Profile>()
            .HasQueryFilter(AccountFilter, row => row.OwnerId == Guid.Empty || row.OwnerId == CurrentAccountId);
        builder.Entity<PermissionSet>()
            .HasQueryFilter(AccountFilter, row => row.OwnerId == Guid.Empty || row.OwnerId == CurrentAccountId);
        var confine = typeof(CheckoutDbContext).GetMethod(nameof(Confine), BindingFlags.Instance | BindingFlags.NonPublic)!;
        foreach (var type in builder.Model.GetEntityTypes().Select(entity => entity.ClrType).Where(typeof(IAccountOwned).IsAssignableFrom)
            .ToList())
        {
            confine.MakeGenericMethod(type).Invoke(this, [builder]);
        }
    }

    private void Confine<TEntity>(ModelBuilder builder)
        where TEntity : class, IAccountOwned =>
        builder.Entity<TEntity>().HasQueryFilter(AccountFilter, row => row.AccountId == CurrentAccountId);
}
