namespace Checkout.Data.Tallies;

/// <summary>How the rows of a table are tallied, in SQL that every database reads alike but for what <see cref="TallyDialect"/> writes. A
/// row is called <c>r</c>.</summary>
/// <param name="Columns">What of a row is read, beside its account: a change of anything else changes no tally.</param>
internal sealed record TallySource(TallySeries Series, string Table, IReadOnlyList<string> Columns, string State)
{
    private const string IsPayable = """r."VoidedOn" IS NULL AND r."DueAmount" > r."AllocatedAmount" """;

    public string Mark { get; init; } = "''";

    public string Currency { get; init; } = "''";

    public string Day { get; init; } = "{never}";

    public string Net { get; init; } = "0";

    public string Amount { get; init; } = "0";

    public string Open { get; init; } = "0";

    private static readonly TallySource[] ByDay =
    [
        new(TallySeries.Quotes, "Quotes", ["Status", "ExpiresOn", "Origin", "Type"], """r."Status" """)
        {
            Mark = """CASE WHEN r."Origin" = 'Customer' OR r."Type" <> 'New' THEN 'CanBeOvertaken' ELSE '' END""",
            Day = """CASE WHEN r."Status" IN ('Active', 'PendingApproval') THEN r."ExpiresOn" ELSE {never} END""",
        },
        new(TallySeries.Orders, "Orders", ["Status"], """r."Status" """),
        new(TallySeries.Invoices, "Invoices",
            ["VoidedOn", "DueAmount", "AllocatedAmount", "DueOn", "IssuedOn", "DisputedAt", "ReservedById", "Currency", "NetAmount",
                "TotalAmount"],
            $"""
            CASE WHEN r."VoidedOn" IS NOT NULL THEN 'Void'
                WHEN r."DueAmount" > r."AllocatedAmount" AND r."AllocatedAmount" > 0
                    THEN CASE WHEN r."DueOn" IS NULL THEN '{InvoiceTally.PartiallyPaidUndated}' ELSE 'PartiallyPaid' END
                WHEN r."DueAmount" > r."AllocatedAmount"
                    THEN CASE WHEN r."DueOn" IS NULL THEN '{InvoiceTally.OpenUndated}' ELSE 'Open' END
                WHEN -r."DueAmount" > r."AllocatedAmount" THEN 'Credit'
                ELSE 'Paid' END
            """)
        {
            Mark = $"""
                CASE WHEN r."VoidedOn" IS NOT NULL OR r."DisputedAt" IS NULL AND r."ReservedById" IS NULL THEN ''
                    WHEN r."ReservedById" IS NULL THEN '{InvoiceTally.Disputed}'
                    WHEN r."DisputedAt" IS NULL THEN '{InvoiceTally.BeingPaid}'
                    ELSE '{InvoiceTally.DisputedBeingPaid}' END
                """,
            Currency = """r."Currency" """,
            Day = $$"""CASE WHEN {{IsPayable}} THEN COALESCE(r."DueOn", r."IssuedOn") ELSE {never} END""",
            Net = """r."NetAmount" """,
            Amount = """r."TotalAmount" """,
            Open = $"""CASE WHEN {IsPayable} THEN r."DueAmount" - r."AllocatedAmount" ELSE 0 END""",
        },
        new(TallySeries.Payments, "Payments", ["Status", "Amount", "AllocatedAmount", "RefundedAmount"], """r."Status" """)
        {
            Mark = """
                CASE WHEN r."Status" IN ('Succeeded', 'PartiallyRefunded') AND r."Amount" > r."AllocatedAmount" + r."RefundedAmount"
                    THEN 'Unapplied' ELSE '' END
                """,
        },
        new(TallySeries.Credits, "CreditMemos", ["DueAmount", "AllocatedAmount"], "'Credit'")
        {
            Mark = """CASE WHEN r."DueAmount" > r."AllocatedAmount" THEN 'Open' ELSE '' END""",
        },
        new(TallySeries.Credits, "CollectionsActivities", [], "'Collections'"),
        new(TallySeries.Ledger, "LedgerEntries", ["Kind", "Currency", "PostedOn", "Amount"], """r."Kind" """)
        {
            Currency = """r."Currency" """,
            Day = """r."PostedOn" """,
            Amount = """r."Amount" """,
        },
        new(TallySeries.Balance, "LedgerEntries", ["Kind", "Currency", "Amount"], """r."Kind" """)
        {
            Currency = """r."Currency" """,
            Amount = """r."Amount" """,
        },
        new(TallySeries.Activity, "AuditEntries", ["Action"], """r."Action" """),
        new(TallySeries.People, "AuditEntries", ["UserId", "Actor"], """CASE WHEN r."UserId" IS NULL THEN '' ELSE r."Actor" END"""),
    ];

    public static IReadOnlyList<TallySource> All { get; } =
    [
        .. ByDay,
        ByMonth(TallySeries.Quotes, TallySeries.QuoteMonths),
        ByMonth(TallySeries.Invoices, TallySeries.InvoiceMonths),
        ByMonth(TallySeries.Ledger, TallySeries.LedgerMonths),
    ];

    /// <summary>What rows come to, one line for each tally that they change.</summary>
    /// <param name="rows">A table, or a query in brackets, with the columns and a "Sign": 1 for what is there now, -1 for what no longer
    /// is.</param>
    public string Sums(string rows, TallyDialect dialect) => dialect.Write(
        $"""
        SELECT s."AccountId", s."Series", s."State", s."Mark", s."Currency", s."Day",
            SUM(s."Sign") AS "Count", SUM(s."Sign" * s."Net") AS "Net",
            SUM(s."Sign" * s."Amount") AS "Amount", SUM(s."Sign" * s."Open") AS "Open"
        FROM (SELECT r."AccountId", '{Series}' AS "Series", {State} AS "State", {Mark} AS "Mark", {Currency} AS "Currency", {Day} AS "Day",
            {Net} AS "Net", {Amount} AS "Amount", {Open} AS "Open", r."Sign" FROM {rows} AS r) AS s
        GROUP BY s."AccountId", s."Series", s."State", s."Mark", s."Currency", s."Day"
        """);

    /// <summary>The rows as they are in a table, or in what a statement has changed.</summary>
    public string Rows(string table, int sign) =>
        $"""SELECT {sign} AS "Sign", "AccountId"{string.Concat(Columns.Select(column => $", \"{column}\""))} FROM {table}""";

    private static TallySource ByMonth(TallySeries days, TallySeries months)
    {
        var source = Array.Find(ByDay, source => source.Series == days)!;
        return source with { Series = months, Day = $"{{month:{source.Day}}}" };
    }
}
