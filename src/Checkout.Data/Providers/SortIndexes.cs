namespace Checkout.Data.Providers;

/// <summary>
/// Indexes for the orders of lists that are no column: numbers as people count, what is left of an amount. SQLite and PostgreSQL find an
/// index whose expression is the query’s; on SQL Server such an order sorts the documents of the account.
/// </summary>
internal static class SortIndexes
{
    private static readonly string[] Numbered =
        ["Quotes", "Contracts", "Orders", "Invoices", "Payments", "CreditMemos", "CollectionsActivities"];

    public static IEnumerable<DatabaseObject> Of(CheckoutDbContext db)
    {
        var isSqlite = db is SqliteDbContext;
        if (!isSqlite && db is not PostgreSqlDbContext)
        {
            yield break;
        }

        var form = "0123456789".Aggregate("\"Number\"", (text, digit) => $"replace({text}, '{digit}', '')");
        var length = isSqlite ? "length(\"Number\")" : "(length(\"Number\")::int)";
        foreach (var table in Numbered)
        {
            yield return Index($"Sort_{table}_Number", table, $"{form}, {length}, \"Number\"");
        }

        yield return Index("Sort_Invoices_Due", "Invoices", $"(COALESCE(\"DueOn\", {Day("2200-12-31")}))");
        yield return Index("Sort_Invoices_Balance", "Invoices", Case(
            "\"VoidedOn\" IS NOT NULL OR \"DueAmount\" < {0}", "{0}", "\"DueAmount\" - \"AllocatedAmount\""));
        yield return Index("Sort_Payments_Unapplied", "Payments", Case("\"Status\" IN ('Succeeded', 'PartiallyRefunded')",
            "(\"Amount\" - \"AllocatedAmount\") - \"RefundedAmount\"", "{0}"));
        yield return Index("Sort_Quotes_Status", "Quotes", $"""
            (CASE WHEN "Status" = 'Purchased' THEN {Day("1900-01-04")} WHEN "Status" = 'Declined' THEN {Day("1900-01-03")}
                WHEN "Status" = 'Withdrawn' THEN {Day("1900-01-02")} WHEN "Status" = 'Discarded' THEN {Day("1900-01-01")}
                ELSE "ExpiresOn" END)
            """);
        yield return Index("Sort_AuditEntries_Where", "AuditEntries", "(COALESCE(\"IpAddress\", ''))");
        yield return Index("Sort_Orders_Po", "Orders", "(COALESCE(\"PoNumber\", ''))");

        // What is in force, with all that is counted and summed up; and the longest of each product.
        var end = $"(COALESCE(\"EndsOn\", {Day("2200-12-31")}))";
        yield return Index("Sort_InstalledProducts_End", "InstalledProducts",
            $"{end}, \"StartsOn\", \"EndsOn\", \"ContractId\", \"ProductId\", \"IsRecurring\", \"Unit\", \"Quantity\"");
        yield return Index("Sort_InstalledProducts_Longest", "InstalledProducts", $"\"ProductId\", {end}");

        string Day(string day) => isSqlite ? $"'{day}'" : $"DATE '{day}'";

        string Case(string when, string then, string otherwise) =>
            $"(CASE WHEN {when} THEN {then} ELSE {otherwise} END)".Replace("{0}", isSqlite ? "0" : "0.0", StringComparison.Ordinal);
    }

    private static DatabaseObject Index(string name, string table, string columns) => new(name, full =>
        [$"CREATE INDEX \"{full}\" ON \"{table}\" (\"AccountId\", {columns}, \"Ordinal\")"]);
}
