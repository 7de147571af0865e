using Checkout.Domain.Vendor;
using Checkout.Web.Requests;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Checkout.Data.Billing;
using Checkout.Data.Feed;
using Checkout.Data.Runs;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Collections;
using Checkout.Domain.Invoices;
using Checkout.Domain.Ledger;
using Checkout.Domain.Payments;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Checkout.Web.Tests.Statements;

/// <summary>
/// Months of an account's life, made up from a seed and told through the vendor's feed and the verbs: invoices in two currencies under
/// three contracts or none, part payments, transfers that find their invoice by its reference and come short or over, failures, refunds,
/// chargebacks, credits, write-offs, voids, disputes, promises, later due dates, and dates in the past.
/// </summary>
internal sealed class RandomHistory(TestDatabase database, int seed)
{
    public const string User = "ann@example.com";

    private static readonly (string Currency, string? Contract)[] Homes = [("USD", "c1"), ("USD", "c2"), ("EUR", "c3"), ("USD", null),
        ("EUR", null)];

    private readonly Random _random = new(seed);
    private readonly List<Invoiced> _invoices = [];
    private readonly List<Paid> _payments = [];
    private readonly List<(Paid Payment, Invoiced Invoice)> _transfers = [];
    private readonly List<string> _records = [];
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private DateOnly _closed = DateOnly.MinValue;
    private int _serial;
    private int _givenUp;

    private static readonly TransferPolicy Tolerance =
        new(new Dictionary<Currency, decimal> { [Currency.Usd] = 15m, [Currency.Eur] = 10m }, 2m, [10m]);

    public static DateOnly First { get; } = new(2026, 3, 2);

    public Told Told { get; } = new();

    public FakeTimeProvider Clock { get; } = new(At(First));

    public DateOnly Today { get; private set; } = First;

    public DateOnly ClosedThrough => _closed;

    private BusinessCalendar Calendar { get; } = new(TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles"));

    public async Task BeginAsync()
    {
        await ImportAsync(
            """{"type":"legalEntity","externalId":"le","name":"Vendor","address":{"name":"Vendor","line1":"1 Street","city":"Town","country":"US"},"taxId":"1","bank":{"holder":"V","bank":"B","iban":"1"},"invoicePrefix":"INV-","creditMemoPrefix":"CM-","default":true}""",
            """{"type":"account","externalId":"acc","number":"A-1","name":"Account A-1","billingAddress":{"name":"Account","line1":"2 Street","city":"Town","region":"NY","country":"US"},"executive":{"name":"Eve","email":"eve@vendor.example"},"currency":"USD","locale":"en-US","timeZone":"America/New_York","historyComplete":true}""",
            $$"""{"type":"user","externalId":"usr","email":"{{User}}","displayName":"Ann","memberships":[{"account":"acc","profile":"Billing Administrator"}]}""",
            Contract("c1", "USD"),
            Contract("c2", "USD"),
            Contract("c3", "EUR"));
    }

    /// <summary>Lives some days; on each, a few things happen.</summary>
    public async Task LiveAsync(int days)
    {
        for (var last = Today.AddDays(days); Today < last;)
        {
            await GoOnAsync(_random.Next(1, 4));
            for (var count = _random.Next(1, 5); count > 0; count--)
            {
                Happen();
            }

            await TellAsync();
            await DisputeAsync();
            await PromiseAsync();
        }
    }

    /// <summary>Many things at once, dated anywhere in the past: all that could change what is closed.</summary>
    public async Task StirAsync(int count)
    {
        await GoOnAsync(2);
        var before = _records.Count;
        while (_records.Count - before < count)
        {
            Happen(daysBack: 90);
        }

        await TellAsync();
        await DisputeAsync();
    }

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(20, 0)), TimeSpan.Zero);

    private static string Contract(string id, string currency) =>
        $$"""{"type":"contract","externalId":"{{id}}","account":"acc","number":"{{id.ToUpperInvariant()}}","name":"Contract {{id}}","currency":"{{currency}}","terms":[{"from":"2026-01-01","to":"2027-12-31"}],"billingFrequency":"monthly","paymentTermsDays":30,"contacts":[{"name":"Pat Payer","email":"pat@example.com","primary":true}]}""";

    private async Task GoOnAsync(int days)
    {
        Today = Today.AddDays(days);
        Clock.SetUtcNow(At(Today));
        var guard = new RunGuard(Clock, NullLogger<RunGuard>.Instance);
        await new DailyWork(database.Contexts, new AccountTransactions(database.Contexts, Clock), Calendar, guard, Clock)
            .RunAsync(CancellationToken.None);
        _closed = Today.AddDays(-3);
    }

    private void Happen(int daysBack = 12)
    {
        switch (_random.Next(15))
        {
            case < 4: Invoice(daysBack); break;
            case < 7: Pay(daysBack); break;
            case 7: Apply(); break;
            case 8: PayBack(); break;
            case 9: Credit("credit", daysBack); break;
            case 10: Credit(_random.Next(2) == 0 ? "writeOff" : "void", daysBack); break;
            case 11 or 12: Transfer(daysBack); break;
            case 13: Fail(daysBack); break;
            default: Extend(); break;
        }
    }

    private void Invoice(int daysBack)
    {
        var (currency, contract) = Homes[_random.Next(Homes.Length)];
        var invoice = new Invoiced($"I-{++_serial}", currency, contract, Amount() * (_random.Next(15) == 0 ? -1m : 1m), Back(daysBack));
        invoice.DueOn = _random.Next(10) == 0 ? null : invoice.IssuedOn.AddDays(_random.Next(0, 45));
        invoice.PostedOn = Posted(invoice.IssuedOn);
        _invoices.Add(invoice);
        Told.Events.Add(new Event(currency, invoice.Number, "Invoice", invoice.PostedOn, invoice.Amount, contract));
        Told.Documents[invoice.Number] = (invoice.IssuedOn, contract);
        Told.Terms.Add(new Terms(invoice.Number, DateOnly.MinValue, invoice.DueOn, IsDisputed: false));
        Write(invoice.Number, Record(invoice));
    }

    private void Pay(int daysBack)
    {
        var payment = new Paid($"P-{++_serial}", _random.Next(3) == 0 ? "EUR" : "USD", Amount(), Back(daysBack));
        payment.PostedOn = Posted(payment.ReceivedOn);
        _payments.Add(payment);
        Told.Events.Add(new Event(payment.Currency, payment.Number, "Payment", payment.PostedOn, -payment.Amount, Contract: null));
        Told.Documents[payment.Number] = (payment.ReceivedOn, null);
        Allocate(payment, _random.Next(0, 3));
        Write(payment.Number, Record(payment));
    }

    /// <summary>A transfer that says what it is for: what was open, a little less, a part, or more.</summary>
    private void Transfer(int daysBack)
    {
        if (_invoices.Find(candidate => candidate.Open > 0m && _random.Next(3) > 0) is not { } invoice)
        {
            return;
        }

        var amount = _random.Next(5) switch
        {
            0 => invoice.Open,
            1 => Math.Max(0.01m, invoice.Open - (_random.Next(1, 2_000) / 100m)),
            2 => Math.Max(0.01m, Currency.Usd.Round(invoice.Open * 0.9m)),
            3 => Share(invoice.Open),
            _ => invoice.Open + Amount(),
        };
        var payment = new Paid($"P-{++_serial}", invoice.Currency, amount,
            Back(daysBack))
        { Reference = $"Payment {CreditorReference.Of(invoice.Number)}, thank you" };
        payment.PostedOn = Posted(payment.ReceivedOn);
        _payments.Add(payment);
        _transfers.Add((payment, invoice));
        Told.Events.Add(new Event(payment.Currency, payment.Number, "Payment", payment.PostedOn, -payment.Amount, Contract: null));
        Told.Documents[payment.Number] = (payment.ReceivedOn, null);
        Write(payment.Number, Record(payment));
    }

    /// <summary>Moves nothing.</summary>
    private void Fail(int daysBack)
    {
        var payment = new Paid($"P-{++_serial}", "USD", Amount(), Back(daysBack));
        Write(payment.Number, Record(payment)
            .Replace("\"method\":\"bankTransfer\"", "\"method\":\"card\",\"status\":\"failed\",\"failureReason\":\"Declined\"",
            StringComparison.Ordinal));
    }

    /// <summary>What the references decide when everything else of the file is known, and what is given up of what came short.</summary>
    private void SettleTransfers()
    {
        var excused = new List<(Paid Payment, Invoiced Invoice)>();
        foreach (var (payment, invoice) in _transfers.OrderBy(transfer => transfer.Payment.ReceivedOn))
        {
            var (due, untouched) = (invoice.Open, invoice.Open == invoice.Amount);
            var amount = Math.Min(payment.Rest, due);
            if (amount > 0m)
            {
                payment.Allocations[invoice.Number] = amount;
                invoice.Open -= amount;
                Told.Applications.Add(new Application(payment.Number, invoice.Number,
                    Latest(Posted(Latest(payment.ReceivedOn, invoice.IssuedOn)), payment.PostedOn, invoice.PostedOn), amount));
                if (invoice.Open > 0m && Tolerance.Excuse(new Money(invoice.Open, Currency.FromCode(invoice.Currency)), due,
                    untouched ? invoice.Amount : null, 1) is not null)
                {
                    excused.Add((payment, invoice));
                }
            }
        }

        foreach (var (payment, invoice) in excused.Where(item => item.Invoice.Open > 0m))
        {
            var number = FormattableString.Invariant($"CM-{++_givenUp:D8}");
            var posted = Latest(Posted(Today), payment.PostedOn, invoice.PostedOn);
            Told.Events.Add(new Event(invoice.Currency, number, "WriteOff", posted, -invoice.Open, invoice.Contract));
            Told.Documents[number] = (Today, invoice.Contract);
            Told.Applications.Add(new Application(number, invoice.Number, posted, invoice.Open));
            invoice.Open = 0m;
        }

        _transfers.Clear();
    }

    private void Apply()
    {
        if (_payments.Find(payment => payment.Rest > 0m && CanWrite(payment.Number)) is { } payment)
        {
            Allocate(payment, 1);
            Write(payment.Number, Record(payment));
        }
    }

    private void PayBack()
    {
        if (_payments.Find(candidate => candidate.Rest > 0m && CanWrite(candidate.Number)) is not { } payment)
        {
            return;
        }

        var posted = Posted(Today);
        if (payment is { Allocations.Count: 0, Refunds.Count: 0 } && _random.Next(2) == 0)
        {
            payment.ChargedBackOn = Today;
            Told.Events.Add(new Event(payment.Currency, payment.Number, "Chargeback", posted, payment.Amount, Contract: null));
        }
        else
        {
            var amount = Share(payment.Rest);
            payment.Refunds.Add((amount, Today));
            Told.Events.Add(new Event(payment.Currency, payment.Number, "Refund", posted, amount, Contract: null));
        }

        Write(payment.Number, Record(payment));
    }

    private void Credit(string kind, int daysBack)
    {
        var isVoid = kind == "void";
        if (_invoices.Find(candidate => candidate.Open > 0m && !candidate.IsVoid && (!isVoid || candidate.Open == candidate.Amount)
            && _random.Next(3) > 0) is not { } invoice)
        {
            return;
        }

        var number = $"M-{++_serial}";
        var issued = Back(daysBack);
        var posted = Posted(issued);
        var applied = kind == "credit" ? (_random.Next(2) == 0 ? 0m : Share(invoice.Open)) : invoice.Open;
        var amount = kind == "credit" ? applied + Amount() : applied;
        var (_, contract) = kind == "credit" && _random.Next(2) == 0 ? Array.Find(Homes, home => home.Currency == invoice.Currency)
            : (invoice.Currency, invoice.Contract);
        Told.Events.Add(new Event(invoice.Currency, number, kind switch { "void" => "Void", "writeOff" => "WriteOff", _ => "CreditMemo" },
            posted, -amount, contract));
        Told.Documents[number] = (issued, contract);
        if (applied > 0m)
        {
            Told.Applications.Add(new Application(number, invoice.Number,
                Latest(Posted(Latest(issued, invoice.IssuedOn)), posted, invoice.PostedOn), applied));
            invoice.Open -= applied;
        }

        invoice.IsVoid = isVoid;
        Write(number, JsonSerializer.Serialize(new
        {
            type = "creditMemo",
            externalId = number,
            account = "acc",
            contract,
            number,
            currency = invoice.Currency,
            issuedOn = Iso(issued),
            kind,
            reason = "Because",
            invoice = invoice.Number,
            lines = new[] { new { name = "Seats", quantity = 1, price = amount, amount, tax = new { category = "Z", rate = 0 } } },
            taxes = new[] { new { category = "Z", rate = 0, taxable = amount, tax = 0 } },
            totals = new { lineNet = amount, net = amount, tax = 0, total = amount, due = amount },
            allocations = applied > 0m && !isVoid ? [new { invoice = invoice.Number, amount = applied }] : Array.Empty<object>(),
        }));
    }

    private void Extend()
    {
        if (_invoices.Find(candidate => candidate is { DueOn: not null, Open: > 0m }
            && CanWrite(candidate.Number)) is { DueOn: { } due } invoice)
        {
            invoice.DueOn = due.AddDays(_random.Next(1, 40));
            Told.Terms.Add(new Terms(invoice.Number, Today, invoice.DueOn, invoice.IsDisputed));
            Write(invoice.Number, Record(invoice));
        }
    }

    /// <summary>A dispute begins through the verb; the answer comes with the feed.</summary>
    private async Task DisputeAsync()
    {
        if (_invoices.Find(candidate => candidate is { IsDisputed: false, IsVoid: false, Open: > 0m }
            && _random.Next(8) == 0) is not { } invoice)
        {
            return;
        }

        await using (var db = database.Contexts.Unscoped())
        {
            var user = await db.Users.FirstAsync();
            var disputed = await db.Invoices.Include(row => row.Lines).SingleAsync(row => row.Number == invoice.Number);
            db.InvoiceDisputes.Add(InvoiceDispute.Raise(disputed, new DisputeTerms(DisputeReason.WrongPrice, "Too much.", []), user.Id,
                user.DisplayName, Clock.GetUtcNow(), Today));
            await db.SaveChangesAsync();
        }

        invoice.IsDisputed = true;
        Told.Terms.Add(new Terms(invoice.Number, Today, invoice.DueOn, IsDisputed: true));
        if (_random.Next(2) == 0)
        {
            await GoOnAsync(1);
            invoice.IsDisputed = false;
            Told.Terms.Add(new Terms(invoice.Number, Today, invoice.DueOn, IsDisputed: false));
            Write(invoice.Number, Record(invoice, $"It is what was agreed, once more ({++_serial})."));
            await TellAsync();
        }
    }

    /// <summary>A promise holds reminders back; the ledger knows nothing of it.</summary>
    private async Task PromiseAsync()
    {
        if (_invoices.Find(candidate => candidate is { IsDisputed: false, IsVoid: false, Open: > 0m }
            && _random.Next(10) == 0) is not { } invoice)
        {
            return;
        }

        await using var db = database.Contexts.Unscoped();
        var (user, promised) = (await db.Users.FirstAsync(), await db.Invoices.SingleAsync(row => row.Number == invoice.Number));
        db.PaymentPromises.Add(PaymentPromise.Make(promised, Share(invoice.Open), Today.AddDays(_random.Next(0, 30)), user.Id,
            user.DisplayName, Clock.GetUtcNow(), Today, Today.AddDays(30)));
        await db.SaveChangesAsync();
    }

    private void Allocate(Paid payment, int count)
    {
        // A record says what is allocated to an invoice altogether: each invoice once.
        var settled = new HashSet<string>(StringComparer.Ordinal);
        for (; count > 0 && payment.Rest > 0m; count--)
        {
            if (_invoices.Find(candidate => candidate.Currency == payment.Currency && candidate.Open > 0m
                && !settled.Contains(candidate.Number) && _random.Next(3) > 0) is { } invoice)
            {
                var amount = Math.Min(_random.Next(2) == 0 ? payment.Rest : Share(payment.Rest), invoice.Open);
                settled.Add(invoice.Number);
                payment.Allocations[invoice.Number] = payment.Allocations.GetValueOrDefault(invoice.Number) + amount;
                invoice.Open -= amount;
                Told.Applications.Add(new Application(payment.Number, invoice.Number,
                    Latest(Posted(Latest(payment.ReceivedOn, invoice.IssuedOn)), payment.PostedOn, invoice.PostedOn), amount));
            }
        }
    }

    private static string Record(Invoiced invoice, string? answer = null) => JsonSerializer.Serialize(new
    {
        type = "invoice",
        externalId = invoice.Number,
        account = "acc",
        contract = invoice.Contract,
        number = invoice.Number,
        currency = invoice.Currency,
        issuedOn = Iso(invoice.IssuedOn),
        dueOn = invoice.DueOn is { } due ? Iso(due) : null,
        disputeAnswer = answer,
        lines = new[] { new { name = "Seats", quantity = invoice.Amount < 0m ? -1 : 1, price = Math.Abs(invoice.Amount),
        amount = invoice.Amount, tax = new { category = "Z", rate = 0 } } },
        taxes = new[] { new { category = "Z", rate = 0, taxable = invoice.Amount, tax = 0 } },
        totals = new { lineNet = invoice.Amount, net = invoice.Amount, tax = 0, total = invoice.Amount, due = invoice.Amount },
    });

    private static string Record(Paid payment) => JsonSerializer.Serialize(new
    {
        type = "payment",
        externalId = payment.Number,
        account = "acc",
        number = payment.Number,
        currency = payment.Currency,
        amount = payment.Amount,
        method = "bankTransfer",
        receivedOn = Iso(payment.ReceivedOn),
        reference = payment.Reference,
        allocations = payment.Allocations.Select(allocation => new { invoice = allocation.Key, amount = allocation.Value }),
        refunds = payment.Refunds.Select(refund => new { amount = refund.Amount, on = Iso(refund.On) }),
        chargedBackOn = payment.ChargedBackOn is { } on ? Iso(on) : null,
    });

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Latest(params DateOnly[] days) => days.Max();

    // R15, once more: not before the first open day, not after today.
    private DateOnly Posted(DateOnly dated) => dated <= _closed ? _closed.AddDays(1) : dated > Today ? Today : dated;

    private DateOnly Back(int days) => Today.AddDays(-_random.Next(0, days));

    private decimal Amount() => _random.Next(1, 500_000) / 100m;

    private decimal Share(decimal rest) => Math.Max(0.01m, Currency.Usd.Round(rest * _random.Next(10, 100) / 100m));

    // A file holds one record of each document.
    private bool CanWrite(string number) => !_written.Contains(number) && _random.Next(3) > 0;

    private void Write(string number, string record)
    {
        Assert.True(_written.Add(number));
        _records.Add(record);
    }

    private async Task TellAsync()
    {
        SettleTransfers();
        await ImportAsync([.. _records]);
        _records.Clear();
        _written.Clear();
    }

    private async Task ImportAsync(params string[] lines)
    {
        var source = new FeedSource("history", () => new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
        Assert.Empty((await new FeedImport(database.Contexts, Calendar, Clock, Tolerance).RunAsync(source)).Problems);
    }

    private sealed record Invoiced(string Number, string Currency, string? Contract, decimal Amount, DateOnly IssuedOn)
    {
        public DateOnly PostedOn { get; set; }

        public DateOnly? DueOn { get; set; }

        public decimal Open { get; set; } = Math.Max(Amount, 0m);

        public bool IsDisputed { get; set; }

        public bool IsVoid { get; set; }
    }

    private sealed record Paid(string Number, string Currency, decimal Amount, DateOnly ReceivedOn)
    {
        public DateOnly PostedOn { get; set; }

        public string? Reference { get; init; }

        public DateOnly? ChargedBackOn { get; set; }

        public Dictionary<string, decimal> Allocations { get; } = new(StringComparer.Ordinal);

        public List<(decimal Amount, DateOnly On)> Refunds { get; } = [];

        public decimal Rest => ChargedBackOn is null ? Amount - Allocations.Values.Sum() - Refunds.Sum(refund => refund.Amount) : 0m;
    }
}
