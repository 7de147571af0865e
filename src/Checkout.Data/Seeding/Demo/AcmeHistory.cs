using System.Text.Encodings.Web;
using System.Text.Json;

namespace Checkout.Data.Seeding.Demo;

/// <summary>
/// Almost five years of Acme's accounting, the same each time: a monthly invoice for what its orders say, and a weekly one for text
/// messages, 300 in all, with payments, credits and what happened to the one that was not paid. Dates are relative to the import.
/// </summary>
internal static class AcmeHistory
{
    private const string Anchor = "today-4y-10m";
    private const int Months = 59;
    private const int Weeks = 241;
    private const int FirstNumber = 104_001;
    private const int PaymentTermsDays = 45;
    private const int Overdue = 56;
    private const int PartlyPaid = 57;
    private const int Credited = 30;
    private const int WeeksOpen = 6;
    private const int WeeksPerPayment = 5;
    private const decimal TaxRate = 8.875m;
    private const decimal Credit = 108.88m;
    private const int Reports = 26;
    private const int DaysPerReport = 14;

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull
    };

    /// <summary>The records, one JSON object each.</summary>
    public static IEnumerable<string> Lines()
    {
        var payment = 701;
        object[] memos =
        [
            Memo("cm-acme-1", "CCM-2031", MonthStart(Credited) + "+20d", 100m, InvoiceId(Credited), Credit, "An outage of four hours."),
            Memo("cm-acme-2", "CCM-2087", "today-12", 150m, InvoiceId(PartlyPaid), allocated: null,
            "Two days without reports. Thank you for your patience."),
        ];
        return Invoices().Concat(memos).Concat(SubscriptionPayments(ref payment)).Concat(UsagePayments(payment)).Concat(Collections())
            .Concat(Reported()).Select(Text);
    }

    /// <summary>A year of what was in use, a figure each fortnight, also of the order before the one that is in force; one of them was
    /// corrected.</summary>
    private static IEnumerable<object> Reported()
    {
        const int inForce = 294, analytics = 238, corrected = 7;
        static object Report(string id, int days, int used, string? unit, string? order = null) => new
        {
            type = "usage",
            externalId = id,
            installedProduct = unit,
            order,
            line = order is null ? (int?)null : 1,
            used,
            on = DaysAgo(days),
        };
        for (var number = Reports; number > 0; number--)
        {
            var (days, id) = (number * DaysPerReport, string.Create(CultureInfo.InvariantCulture, $"use-acme-pro-{number}"));
            var used = 57 - (number * 9 / Reports) + (number % 3) - 1;
            yield return days <= inForce ? Report(id, days, used, "ip-acme-pro") : Report(id, days, used, unit: null, "ord-acme-4");
            if (number == corrected)
            {
                yield return Report(id + "-corrected", days, used + 2, "ip-acme-pro");
            }

            if (days <= analytics)
            {
                yield return Report(string.Create(CultureInfo.InvariantCulture, $"use-acme-analytics-{number}"), days,
                    11 - (number * 7 / Reports), "ip-acme-analytics");
            }
        }
    }

    private static IEnumerable<object> Invoices()
    {
        // Numbered by age: a month is taken for 30.4 days, which keeps the order whatever the day of the import.
        var byAge = Enumerable.Range(0, Months)
            .Select(month => (Age: (Months - 1 - month) * 30.4m, Write: (Func<string, object>)(number => Subscription(month, number))))
            .Concat(Enumerable.Range(1, Weeks)
                .Select(week => (Age: week * 7m, Write: (Func<string, object>)(number => Usage(week, number)))))
            .OrderByDescending(invoice => invoice.Age);
        return byAge.Select((invoice, index) => invoice.Write(string.Create(CultureInfo.InvariantCulture, $"CIR-{FirstNumber + index}")));
    }

    private static object Subscription(int month, string number)
    {
        var lines = SubscriptionLines(month).ToList();
        var order = string.Create(CultureInfo.InvariantCulture, $"ord-acme-{(month / 12) + 1}");
        return Invoice(InvoiceId(month), number, MonthStart(month), order, lines, month is 0 ? 5400m : 0m, note: null);
    }

    private static IEnumerable<(decimal Amount, object Line)> SubscriptionLines(int month)
    {
        var year = month / 12;
        var users = new[] { 40, 45, 50, 60, 60 }[year];
        var order = string.Create(CultureInfo.InvariantCulture, $"ord-acme-{year + 1}");
        yield return Recurring("CRM-PRO", "Cirrus CRM Professional", users, 60m, month, order, 1);
        if (month >= 48)
        {
            yield return Recurring("PREMIER",
                "Premier Success Plan",
                60, 12.5m, month, order, 2);
        }

        if (month >= 50)
        {
            yield return Recurring("ANALYTICS", "Cirrus Analytics", 20, 25m, month, "ord-acme-6", 1);
        }

        if (month is 0)
        {
            yield return (0m, new
            {
                sku = "WORKSHOP",
                name = "Onboarding workshop",
                quantity = 3,
                unit = "day",
                price = 1800m,
                amount = 5400m,
                tax = new { category = "E", rate = 0, reason = ServiceReason },
                order,
                orderLine = 2
            });
        }
    }

    private static (decimal Amount, object Line) Recurring(string sku, string name, int quantity, decimal price, int month, string order,
        int orderLine)
    {
        var amount = quantity * price;
        return (amount, new
        {
            sku,
            name,
            quantity,
            unit = "user",
            price,
            amount,
            tax = new { category = "S", rate = TaxRate },
            periodFrom = MonthStart(month),
            periodTo = MonthStart(month + 1) + "-1d",
            order,
            orderLine,
        });
    }

    private static object Usage(int week, string number)
    {
        var messages = UsageOf(week);
        var amount = UsageAmount(week);
        var line = new
        {
            sku = "SMS",
            name = "Text messages sent",
            quantity = messages,
            unit = "message",
            price = 12.5m,
            baseQuantity = 1000,
            amount,
            tax = new { category = "S", rate = TaxRate },
            periodFrom = DaysAgo((week * 7) + 7),
            periodTo = DaysAgo((week * 7) + 1),
        };
        return Invoice(UsageId(week), number, DaysAgo(week * 7), order: null, [(amount, line)], exempt: 0m,
            "Metered: what you sent in the week before.");
    }

    private static object Invoice(string id, string number, string issuedOn, string? order,
        IReadOnlyList<(decimal Amount, object Line)> lines, decimal exempt, string? note)
    {
        var taxable = lines.Sum(line => line.Amount);
        var tax = TaxOn(taxable);
        var taxes = new List<object> { new { category = "S", rate = TaxRate, taxable, tax } };
        if (exempt > 0m)
        {
            taxes.Add(new { category = "E", rate = 0, reason = ServiceReason, taxable = exempt, tax = 0m });
        }

        var net = taxable + exempt;
        return new
        {
            type = "invoice",
            externalId = id,
            account = "crm-acme",
            contract = "con-acme",
            number,
            currency = "USD",
            issuedOn,
            dueOn = string.Create(CultureInfo.InvariantCulture, $"{issuedOn}+{PaymentTermsDays}d"),
            order,
            note,
            lines = lines.Select(line => line.Line),
            taxes,
            totals = new { lineNet = net, net, tax, total = net + tax, due = net + tax },
        };
    }

    private static List<object> SubscriptionPayments(ref int number)
    {
        var payments = new List<object>();
        foreach (var month in Enumerable.Range(0, Overdue))
        {
            var amount = SubscriptionDue(month) - (month is Credited ? Credit : 0m);
            payments.Add(Payment(number++, amount, MonthStart(month) + "+40d", "bankTransfer", [(InvoiceId(month), amount)]));
        }

        payments.Add(Payment(number++, SubscriptionDue(Overdue), MonthStart(Overdue) + "+45d", "card", [], "Declined by the issuing bank.",
            "insufficient_funds"));
        payments.Add(Payment(number++, 2000m, "today-6", "check", [(InvoiceId(PartlyPaid), 2000m)]));
        payments.Add(Payment(number++, 500m, "today-3", "bankTransfer", []));
        return payments;
    }

    private static IEnumerable<object> UsagePayments(int number)
    {
        for (var last = WeeksOpen + 1; last <= Weeks; last += WeeksPerPayment)
        {
            var weeks = Enumerable.Range(last, WeeksPerPayment)
                .Select(week => (UsageId(week), UsageAmount(week) + TaxOn(UsageAmount(week)))).ToList();
            yield return Payment(number++, weeks.Sum(week => week.Item2), DaysAgo((last * 7) - 35), "directDebit", weeks);
        }
    }

    private static object Payment(int number, decimal amount, string receivedOn, string method,
        IReadOnlyList<(string Invoice, decimal Amount)> allocations, string? failureReason = null, string? failureCode = null) => new
        {
            type = "payment",
            externalId = string.Create(CultureInfo.InvariantCulture, $"pay-acme-{number}"),
            account = "crm-acme",
            number = DocumentNumber.Format(DocumentNumber.Payment, number),
            currency = "USD",
            amount,
            method,
            receivedOn,
            reference = string.Create(CultureInfo.InvariantCulture, $"FHB-{number * 7919 % 1_000_000:D6}"),
            status = failureReason is null ? "succeeded" : "failed",
            failureReason,
            failureCode,
            allocations = allocations.Select(allocation => new { invoice = allocation.Invoice, amount = allocation.Amount }),
        };

    private static object Memo(string id, string number, string issuedOn, decimal net, string invoice, decimal? allocated, string reason)
    {
        var tax = TaxOn(net);
        return new
        {
            type = "creditMemo",
            externalId = id,
            account = "crm-acme",
            contract = "con-acme",
            number,
            currency = "USD",
            issuedOn,
            kind = "credit",
            reason,
            invoice,
            lines = new[] { new { name = "Service credit", quantity = 1, price = net, amount = net,
            tax = new { category = "S", rate = TaxRate } } },
            taxes = new[] { new { category = "S", rate = TaxRate, taxable = net, tax } },
            totals = new { lineNet = net, net, tax, total = net + tax, due = net + tax },
            allocations = allocated is { } amount ? new[] { new { invoice, amount } } : null,
        };
    }

    private static IEnumerable<object> Collections() =>
    [
        Activity(1, "reminder", "+50d", "A friendly reminder by e-mail."),
        Activity(2, "notice", "+57d", "First notice; Björn Ångström promised to look into the declined card."),
    ];

    private static object Activity(int n, string kind, string after, string note) => new
    {
        type = "collectionsActivity",
        externalId = string.Create(CultureInfo.InvariantCulture, $"col-acme-{n}"),
        account = "crm-acme",
        number = DocumentNumber.Format(DocumentNumber.Collections, n),
        kind,
        on = MonthStart(Overdue) + after,
        amount = SubscriptionDue(Overdue),
        currency = "USD",
        invoice = InvoiceId(Overdue),
        contract = "con-acme",
        note,
    };

    private const string ServiceReason = "Professional services are not taxable";

    private static decimal SubscriptionDue(int month)
    {
        var taxable = SubscriptionLines(month).Sum(line => line.Amount);
        return taxable + TaxOn(taxable) + (month is 0 ? 5400m : 0m);
    }

    private static decimal TaxOn(decimal taxable) => TaxTotals.On(Currency.Usd, taxable, TaxRate);

    /// <summary>Between 1,000 and 9,990 messages, from a multiplicative sequence: busy and quiet weeks without a random
    /// generator.</summary>
    private static int UsageOf(int week) => 1000 + (week * 7919 % 900 * 10);

    private static decimal UsageAmount(int week) => Currency.Usd.Round((Fraction)UsageOf(week) * 12.5m / 1000m);

    private static string InvoiceId(int month) => string.Create(CultureInfo.InvariantCulture, $"inv-acme-m{month:D3}");

    private static string UsageId(int week) => string.Create(CultureInfo.InvariantCulture, $"inv-acme-w{week:D3}");

    private static string MonthStart(int month) => month is 0 ? Anchor : string.Create(CultureInfo.InvariantCulture, $"{Anchor}+{month}m");

    private static string DaysAgo(int days) => string.Create(CultureInfo.InvariantCulture, $"today-{days}d");

    private static string Text(object record) => JsonSerializer.Serialize(record, Json);
}
