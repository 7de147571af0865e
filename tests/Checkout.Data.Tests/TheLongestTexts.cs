using Checkout.Data.Forms;
using System.Data.Common;
using System.Globalization;
using Checkout.Data.Acceptances;
using Checkout.Data.Contracts;
using Checkout.Data.Ledger;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Gateways;
using Checkout.Domain;
using Checkout.Domain.Audit;
using Checkout.Domain.Contracts;
using Checkout.Domain.Documents;
using Checkout.Domain.Invoices;
using Checkout.Domain.Messages;
using Checkout.Domain.Payments;
using Checkout.Domain.Quotes;
using Checkout.Domain.Tax;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Checkout.Data.Tests;

/// <summary>
/// SQLite keeps a text of any length, the other databases refuse one that is longer than its column: what comes in at its longest, or from
/// outside without any limit, must fit. Characters are of three bytes, or of two code units, where they may be.
/// </summary>
public sealed class TheLongestTexts(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly DateOnly Today = TestClock.SpelledOut;

    [SkippableTheory, EveryEngine]
    public async Task Fit_every_column_and_every_index(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.Contexts.Unscoped();
        await db.Database.OpenConnectionAsync();
        var tables = db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.ToList();
        await FreeOfReferencesAsync(db, engine, tables);
        foreach (var table in tables)
        {
            var texts = table.Columns.Where(IsText)
                .ToDictionary(column => column.Name, column => Text(MaxLength(column)), StringComparer.Ordinal);
            await InsertAsync(db, table, texts);
            foreach (var (column, text) in texts)
            {
                await using var command = Command(db, $"SELECT COUNT(*) FROM \"{table.Name}\" WHERE \"{column}\" = @text");
                Add(command, "text", text);
                // Of a tally there may be more: triggers write them too.
                Assert.True(1L <= Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture),
                    $"{table.Name}.{column} does not give back its longest text.");
            }
        }
    }

    [SkippableTheory, EveryEngine]
    public async Task Of_a_gateway_are_shortened(Engine engine)
    {
        var auto = new Autopaying(await World.CreateAsync(await databases.OnAsync(engine), Today));
        var (world, till) = (auto.World, auto.Till);
        var contract = await world.ContractAsync(world.Terms(startsOn: Today), world.Line(10m, 10m));
        await auto.CardAsync();
        var invoice = world.Invoice("INV-1", 100m);
        await world.WriteAsync(invoice);
        var attempt = await till.OpenAsync((invoice, 100m));
        var odd = new GatewayPayment(attempt.Reference!, GatewayOutcome.Succeeded) { Captured = 1m, Currency = Text(5000) };
        await till.Settle.RunAsync(world.Account.Id, attempt.Id, odd, givesUp: false, CancellationToken.None);
        var declined = new GatewayPayment(attempt.Reference!, GatewayOutcome.Failed)
        {
            FailureReason = Text(5000),
            FailureCode = Text(300),
            PaymentReference = Text(255)
        };
        await till.Settle.RunAsync(world.Account.Id, attempt.Id, declined, givesUp: false, CancellationToken.None);
        var method = new GatewayMethod(Text(255), Text(255), Text(300), Text(300), 12, 2035);
        foreach (var token in new[] { "a", "b" })
        {
            await world.Transactions.RunAsync(world.Account.Id, (db, now, cancel) =>
                StoredMethods.AddAsync(db, world.Account.Id, "Other", method with { Token = Text(254) + token }, world.User.DisplayName,
                    now, cancel), CancellationToken.None);
        }

        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var plan = new Autopayment(await db.Invoices.SingleAsync(row => row.Id == invoice.Id), contract.Id, Today, world.Clock.GetUtcNow());
        plan.Fail(Text(5000), Today, [3]);
        db.Autopayments.Add(plan);
        var message = new OutboxMessage(MessageKind.PasswordReset, "ann@acme.example", null, null, null, null, world.Clock.GetUtcNow());
        message.MarkFailed(Text(5000), world.Clock.GetUtcNow());
        db.OutboxMessages.Add(message);
        db.GatewayNotifications.Add(new GatewayNotification("Other", Text(255), Text(5000), Text(255), NotificationOutcome.Unknown,
            world.Clock.GetUtcNow()));
        await db.SaveChangesAsync();

        var failed = await db.PaymentAttempts.AsNoTracking().SingleAsync(row => row.Id == attempt.Id);
        Assert.Equal((PaymentAttemptStatus.Failed, PaymentAttempt.MaxReason, "…"),
            (failed.Status, failed.FailureReason!.Length, failed.FailureReason[^1..]));
        Assert.Contains("took “{1} ", failed.Discrepancy, StringComparison.Ordinal);
        Assert.Equal(2, await db.StoredMethods.CountAsync(row => row.Gateway == "Other"));
        Assert.NotEmpty(await till.ToldAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Of_sixty_invoices_at_once_are_shortened(Engine engine)
    {
        var till = new Till(await World.CreateAsync(await databases.OnAsync(engine), Today));
        var world = till.World;
        Invoice[] invoices = [.. Enumerable.Range(1, 60)
            .Select(n => world.Invoice(string.Create(CultureInfo.InvariantCulture, $"{n:D3}{Text(50)}"), 3m))];
        var memo = world.CreditMemo(Text(53), 60m);
        await world.WriteAsync([.. invoices, memo]);
        var credit = new CreditSource(DocumentKind.CreditMemo, memo.Slug);
        Assert.IsType<Outcome.Done>(await new ApplyCredit(world.Submissions, world.Calendar).RunAsync(
            world.Form(), credit, [.. invoices.Select(invoice => new InvoiceSplit(invoice.Slug, 1m, 3m))], 60m, CancellationToken.None));

        var attempt = await till.OpenAsync([.. invoices.Select(invoice => (invoice, 2m))]);
        await till.TypeAsync(attempt);
        Assert.Equal(PaymentAttemptStatus.Succeeded, await till.ReturnAsync(attempt));
        await till.Simulated.ReverseAsync(attempt.Reference!, PaymentReversalKind.Chargeback, $"dp_{attempt.Number}", 120m,
            CancellationToken.None);
        await till.NotifyAsync();

        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var details = (await db.AuditEntries.SingleAsync(entry => entry.Action == AuditAction.CreditApplied)).Details!;

        // A character of two code units is left out whole.
        Assert.InRange(details.Length, AuditEntry.MaxDetails - 1, AuditEntry.MaxDetails);
        Assert.EndsWith("…", Assert.Single(await till.ToldAsync()), StringComparison.Ordinal);
        Assert.Equal(120m, await till.BalanceAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Of_who_accepts_fit(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var terms = await world.ShownAsync(await world.PublishAsync(world.Terms(startsOn: Today),
            world.Line(10m, 10m))) with
        { Name = Text(200), Title = Text(200) };
        var form = world.Form() with { UserEmail = $"{new string('x', 243)}@acme.example", UserAgent = Text(5000) };
        Assert.IsType<AcceptQuote.Accepted>(await world.AcceptQuote.RunAsync(form, terms, CancellationToken.None));

        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var evidence = await db.Acceptances.SingleAsync();
        Assert.Equal((form.UserEmail, terms.Title, Acceptance.MaxUserAgent), (evidence.Email, evidence.Title, evidence.UserAgent!.Length));
    }

    [SkippableTheory, EveryEngine]
    public async Task Of_a_contract_with_very_many_products_are_a_fingerprint_of_one_length(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var lines = Enumerable.Range(1, 150)
            .Select(n => world.Line(1m, 10m) with
            {
                Sku = string.Create(CultureInfo.InvariantCulture,
            $"{world.Seats.Sku}-{n:D3}-{new string('X', 40)}")
            });
        var contract = await world.ContractAsync(world.Terms(startsOn: Today), [.. lines]);
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var fingerprint = AcceptanceRules.Fingerprint(await db.InstalledProducts.ToListAsync(), contract.EndsOn);

        var renewal = await world.PublishAsync(world.Terms(contract: contract,
            type: QuoteType.Renewal) with
        { RenewalFingerprint = fingerprint }, world.Line(150m, 10m));
        Assert.IsType<AcceptQuote.Accepted>(await world.AcceptAsync(renewal));
        Assert.Equal(64, fingerprint.Length);
    }

    [SkippableTheory, EveryEngine]
    public async Task Of_billing_details_fit_before_and_after_a_change(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var contract = await world.ContractAsync(world.Terms(startsOn: Today), world.Line(10m, 10m));
        var address = world.Account.BillingAddress with
        {
            Name = Text(200),
            Line1 = Text(200),
            Line2 = Text(200),
            City = Text(200),
            Region = Text(200),
            PostalCode = Text(20)
        };
        BillingContactDetails[] contacts =
            [.. Enumerable.Range(0, BillingDetails.MaxContacts)
            .Select(n => new BillingContactDetails(Text(200), $"{n}{Text(241)}@acme.example", n == 0))];
        for (var revision = 1; revision <= 2; revision++)
        {
            var details = new BillingDetails(address, contacts, Text(BillingDetails.MaxPoNumber - revision), InvoiceDelivery.MailWithLink);
            Assert.IsType<ChangeBillingDetails.Changed>(await new ChangeBillingDetails(world.Submissions).RunAsync(
                world.Form(), contract.Slug, revision, details, CancellationToken.None));
        }

        var delivered = Enumerable.Range(0, BillingDetails.MaxDeliveredContacts)
            .Select(_ => new BillingContactDetails(Text(200), Text(200), IsPrimary: false));
        Assert.InRange(new BillingDetails(address, [.. delivered], Text(200), InvoiceDelivery.MailWithLink).ToJson().Length, 1,
            BillingDetails.MaxJson);
    }

    [SkippableTheory, EveryEngine]
    public async Task Of_a_dispute_may_name_every_line_of_a_long_invoice(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var tax = new TaxTreatment(TaxCategory.Z, 0m, null);
        var line = new BilledLineTerms
        {
            Name = Text(200),
            Description = Text(4000),
            Quantity = 1m,
            Unit = Text(200),
            Price = 1m,
            Amount = 1m,
            Tax = tax,
            Note = Text(500),
            Sku = Text(200)
        };
        var one = world.Invoice("INV-LONG", 300m);
        var invoice = new Invoice(
            new DocumentHead
            {
                AccountId = world.Account.Id,
                Number = one.Number,
                Slug = one.Slug,
                Source = DocumentSource.Vendor,
                LegalEntityId = world.Vendor.Id,
                Currency = world.Account.Currency,
                IssuedOn = Today,
                PostedOn = Today,
                BillTo = world.Account.BillingAddress,
            },
            new DocumentTotals(300m, 0m, 0m, 0m),
            new InvoiceTerms(Today, [.. Enumerable.Repeat(line, 300)], [new TaxSubtotal(tax, 300m, 0m)]));
        await world.WriteAsync(invoice);

        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var stored = await db.Invoices.Include(row => row.Lines).SingleAsync(row => row.Id == invoice.Id);
        var terms = new DisputeTerms(DisputeReason.WrongPrice, Text(InvoiceDispute.MaxTextLength), [.. Enumerable.Range(1, 300)]);
        db.InvoiceDisputes.Add(InvoiceDispute.Raise(stored, terms, world.User.Id, Text(200), world.Clock.GetUtcNow(), Today));
        await db.SaveChangesAsync();
        Assert.Equal(300, (await db.InvoiceDisputes.AsNoTracking().SingleAsync()).LinePositions.Count);
    }

    /// <summary>So many code units: characters of three bytes, and at the end one of two units, which no cut may halve.</summary>
    private static string Text(int length) => length < 2 ? new string('語', length) : new string('語', length - 2) + "𠮷";

    private static bool IsText(IColumn column) =>
        column.ProviderClrType == typeof(string) && column.PropertyMappings.Any(mapping => MaxLength(mapping) is not null);

    /// <summary>Numbers that the database gives itself.</summary>
    private static bool IsCounted(IColumn column) =>
        column.PropertyMappings[0].Property is { ValueGenerated: ValueGenerated.OnAdd } property && property.ClrType == typeof(int);

    private static int MaxLength(IColumn column) => column.PropertyMappings.Select(MaxLength).OfType<int>().First();

    private static int? MaxLength(IColumnMapping mapping) => mapping.Property.GetMaxLength();

    // The rows refer to nothing: only their texts matter.
    private static async Task FreeOfReferencesAsync(CheckoutDbContext db, Engine engine, IEnumerable<ITable> tables)
    {
        string[] statements = engine is Engine.Sqlite
            ? ["PRAGMA foreign_keys=OFF"]
            : [.. tables.SelectMany(table =>
                table.ForeignKeyConstraints.Select(key => $"ALTER TABLE \"{table.Name}\" DROP CONSTRAINT \"{key.Name}\""))];
        foreach (var statement in statements)
        {
            await using var command = Command(db, statement);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task InsertAsync(CheckoutDbContext db, ITable table, Dictionary<string, string> texts)
    {
        var columns = table.Columns.Where(column => texts.ContainsKey(column.Name)
            || (!column.IsNullable && !IsCounted(column))).ToList();
        await using var command = Command(
            db,
            $"INSERT INTO \"{table.Name}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) VALUES "
            + $"({string.Join(", ", columns.Select((_, n) => $"@p{n}"))})");
        foreach (var (n, column) in columns.Index())
        {
            var mapping = column.PropertyMappings[0];
            if (texts.TryGetValue(column.Name, out var text))
            {
                Add(command, $"p{n}", text);
            }
            else
            {
                var type = Nullable.GetUnderlyingType(mapping.Property.ClrType) ?? mapping.Property.ClrType;
                command.Parameters.Add(mapping.TypeMapping.CreateParameter(command, $"p{n}",
                    type == typeof(Guid) ? Guid.NewGuid() : type == typeof(byte[]) ? Array.Empty<byte>() : Activator.CreateInstance(type),
                    nullable: false));
            }
        }

        await command.ExecuteNonQueryAsync();
    }

    private static DbCommand Command(CheckoutDbContext db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private static void Add(DbCommand command, string name, string text)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, text);
        command.Parameters.Add(parameter);
    }
}
