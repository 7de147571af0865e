namespace Checkout.Data.Verification;

/// <summary>All laws that one row, with those that belong to it, keeps or breaks.</summary>
internal static class Laws
{
    private const string Open = """COALESCE(SUM(d."DueAmount" - CASE WHEN d."DueAmount" < 0 THEN -d."AllocatedAmount" """
        + """ELSE d."AllocatedAmount" END), 0)""";

    public static IReadOnlyList<Law> All { get; } =
    [
        .. Figures("invoice", "Invoices", "Invoice"),
        .. Figures("credit memo", "CreditMemos", "CreditMemo"),

        // Orders, their quotes and what proves that somebody wanted them.
        new("order total", "\"Orders\" AS d", """d."TotalAmount" """, """d."NetAmount" + d."TaxAmount" """),
        new("order lines", "\"Orders\" AS d", """d."NetAmount" """, Sum("OrderLine", "Amount", "OrderId")),
        new("order of a quote", "\"Quotes\" AS d", """COALESCE(d."OrderNumber", '')""",
            """COALESCE((SELECT MIN(o."Number") FROM "Orders" AS o WHERE o."AccountId" = d."AccountId" AND o."QuoteId" = d."Id"), '')""",
            LawUnit.Text),
        new("quote of an order", """ "Quotes" AS d JOIN "Orders" AS o ON o."AccountId" = d."AccountId" AND o."QuoteId" = d."Id" """,
            """d."Status" """, "'Purchased'", LawUnit.Text),
        new("acceptance of an order", """(SELECT * FROM "Orders" WHERE "Source" = 'Checkout') AS d""", Count("Acceptances", "OrderId"), "1",
            LawUnit.Count),

        // Money: what was allocated, and how the ledger moved.
        new("allocated to invoice", "\"Invoices\" AS d", """d."AllocatedAmount" """,
            $"{Sum("Allocations", "Amount", "InvoiceId")} + {Sum("Allocations", "Amount", "CreditInvoiceId")}"),
        new("allocated of credit memo", "\"CreditMemos\" AS d", """d."AllocatedAmount" """, Sum("Allocations", "Amount", "CreditMemoId")),
        new("allocated of payment", "\"Payments\" AS d", """d."AllocatedAmount" """, Sum("Allocations", "Amount", "PaymentId")),
        Limit("invoice", "Invoices", """d."AllocatedAmount" """, """ABS(d."DueAmount")"""),
        Limit("credit memo", "CreditMemos", """d."AllocatedAmount" """, """d."DueAmount" """),
        Limit("payment", "Payments", """d."AllocatedAmount" + d."RefundedAmount" """, """d."Amount" """),
        new("void invoice", "\"Invoices\" AS d", """CASE WHEN d."VoidedOn" IS NULL THEN 0 ELSE d."DueAmount" END""",
            """
            COALESCE((SELECT SUM(m."DueAmount") FROM "CreditMemos" AS m
                WHERE m."AccountId" = d."AccountId" AND m."InvoiceId" = d."Id" AND m."Kind" = 'Void'), 0)
            """),
        new("ledger of invoice", "\"Invoices\" AS d", Sum("LedgerEntries", "Amount", "InvoiceId"), """d."DueAmount" """),
        new("ledger of credit memo", "\"CreditMemos\" AS d", Sum("LedgerEntries", "Amount", "CreditMemoId"), """-d."DueAmount" """),
        new("ledger of payment", "\"Payments\" AS d", Sum("LedgerEntries", "Amount", "PaymentId"),
            """
            CASE WHEN d."PostedOn" IS NULL OR d."Status" = 'ChargedBack' THEN 0 ELSE d."RefundedAmount" - d."Amount" END
            """),
        new("entry of the ledger", "\"LedgerEntries\" AS d",
            """
            CASE WHEN d."InvoiceId" IS NULL THEN 0 ELSE 1 END + CASE WHEN d."CreditMemoId" IS NULL THEN 0 ELSE 1 END
                + CASE WHEN d."PaymentId" IS NULL THEN 0 ELSE 1 END
            """, "1", LawUnit.Count),
        new("balance", BalanceRows, """d."Ledger" """, """d."Open" """) { Document = """d."Currency" """ },
        new("payment under way", "\"PaymentAttempts\" AS d", """d."Amount" """, Sum("PaymentAttemptPart", "Amount", "AttemptId")),
        new("invoice being paid", """(SELECT * FROM "Invoices" WHERE "ReservedById" IS NOT NULL) AS d""",
            """
            (SELECT COUNT(*) FROM "PaymentAttemptPart" AS r WHERE r."AccountId" = d."AccountId" AND r."AttemptId" = d."ReservedById"
                AND r."HeldInvoiceId" = d."Id")
            """, "1", LawUnit.Count),

        // One currency per document, and per contract (R18).
        .. CurrencyOf("LedgerEntries", """d."Number" """, ("Invoices", "InvoiceId"), ("CreditMemos", "CreditMemoId"),
            ("Payments", "PaymentId")),
        .. CurrencyOf("Allocations", """d."InvoiceNumber" """, ("Invoices", "InvoiceId"), ("Invoices", "CreditInvoiceId"),
            ("CreditMemos", "CreditMemoId"), ("Payments", "PaymentId")),
        .. CurrencyOf("Invoices", """d."Number" """, ("Contracts", "ContractId"), ("Orders", "OrderId")),
        .. CurrencyOf("CreditMemos", """d."Number" """, ("Contracts", "ContractId"), ("Invoices", "InvoiceId")),
        .. CurrencyOf("Orders", """d."Number" """, ("Contracts", "ContractId"), ("Quotes", "QuoteId")),
        .. CurrencyOf("InstalledProducts", """d."Sku" """, ("Contracts", "ContractId")),

        // What rises may have gaps, but nothing has a number twice (R21).
        .. new[] { "Contracts", "Orders", "Payments" }.Select(table => new Law($"number of {Singular(table)}",
            $"""
            "{table}" AS d JOIN (SELECT "Number", COUNT(*) AS "Times" FROM "{table}" WHERE "Source" = 'Checkout'
                GROUP BY "Number" HAVING COUNT(*) > 1) AS g ON g."Number" = d."Number" AND d."Source" = 'Checkout'
            """, "g.\"Times\"", "1", LawUnit.Count)),
    ];

    private static string BalanceRows =>
        $"""
        (SELECT s."AccountId", s."Currency", SUM(s."Ledger") AS "Ledger", SUM(s."Open") AS "Open" FROM (
            SELECT d."AccountId", d."Currency", SUM(d."Amount") AS "Ledger", 0 AS "Open" FROM "LedgerEntries" AS d
            GROUP BY d."AccountId", d."Currency"
            UNION ALL SELECT d."AccountId", d."Currency", 0, {Open} FROM "Invoices" AS d GROUP BY d."AccountId", d."Currency"
            UNION ALL SELECT d."AccountId", d."Currency", 0, -{Open} FROM "CreditMemos" AS d GROUP BY d."AccountId", d."Currency"
            UNION ALL SELECT d."AccountId", d."Currency", 0, SUM(d."AllocatedAmount" + d."RefundedAmount" - d."Amount") FROM "Payments" AS d
            WHERE d."Status" IN ('Succeeded', 'PartiallyRefunded', 'Refunded') GROUP BY d."AccountId", d."Currency"
        ) AS s GROUP BY s."AccountId", s."Currency") AS d
        """;

    // R5 and R6: the sums of a document are exact.
    private static IEnumerable<Law> Figures(string name, string table, string row)
    {
        var (from, key) = ($"\"{table}\" AS d", $"{row}Id");
        yield return new($"{name} lines", from, """d."LineNetAmount" """, Sum($"{row}Line", "Amount", key));
        yield return new($"{name} allowances and charges", from, """d."ChargeAmount" - d."AllowanceAmount" """,
            $"""
            COALESCE((SELECT SUM(CASE WHEN CAST(r."IsCharge" AS int) = 1 THEN r."Amount" ELSE -r."Amount" END)
                FROM "{row}AllowanceCharge" AS r WHERE r."AccountId" = d."AccountId" AND r."{key}" = d."Id"), 0)
            """);
        yield return new($"{name} net", from, """d."NetAmount" """, """d."LineNetAmount" - d."AllowanceAmount" + d."ChargeAmount" """);
        yield return new($"{name} taxable", from, """d."NetAmount" """, Sum($"{row}Tax", "TaxableAmount", key));
        yield return new($"{name} tax", from, """d."TaxAmount" """, Sum($"{row}Tax", "TaxAmount", key));
        yield return new($"{name} total", from, """d."TotalAmount" """, """d."NetAmount" + d."TaxAmount" """);
        yield return new($"{name} amount due", from, """d."DueAmount" """,
            """d."TotalAmount" - d."PrepaidAmount" + d."RoundingAmount" """);
    }

    private static Law Limit(string name, string table, string used, string most) => new($"limit of {name}", $"\"{table}\" AS d", used,
        $"CASE WHEN {used} < 0 THEN 0 WHEN {used} > {most} THEN {most} ELSE {used} END");

    private static IEnumerable<Law> CurrencyOf(string table, string document, params (string Table, string Key)[] others) =>
        others.Select(other => new Law($"currency of {Singular(table)}",
            $"""
            "{table}" AS d JOIN "{other.Table}" AS o ON o."AccountId" = d."AccountId" AND o."Id" = d."{other.Key}"
            """, """d."Currency" """, """o."Currency" """, LawUnit.Text)
        { Document = document });

    private static string Sum(string table, string column, string key) =>
        $"""
        COALESCE((SELECT SUM(r."{column}") FROM "{table}" AS r WHERE r."AccountId" = d."AccountId" AND r."{key}" = d."Id"), 0)
        """;

    private static string Count(string table, string key) =>
        $"""(SELECT COUNT(*) FROM "{table}" AS r WHERE r."AccountId" = d."AccountId" AND r."{key}" = d."Id")""";

    private static string Singular(string table) => table switch
    {
        "CreditMemos" => "credit memo",
        "LedgerEntries" => "ledger entry",
        "InstalledProducts" => "installed product",
        _ => table[..^1].ToLowerInvariant(),
    };
}
