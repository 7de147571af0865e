namespace Checkout.Data.Verification;

/// <summary>What the two sides of a law are.</summary>
internal enum LawUnit
{
    /// <summary>Money, in whole units of its currency.</summary>
    Amount,
    Count,
    Text,
}

/// <summary>Two figures of a row that are equal in every database that nobody has reached into, in SQL that every database reads
/// alike.</summary>
/// <param name="Name">What a finding begins with.</param>
/// <param name="From">A table, or a join, whose rows are called <c>d</c>.</param>
/// <param name="Kept">What the row says.</param>
/// <param name="Due">What it has to say.</param>
internal sealed record Law(string Name, string From, string Kept, string Due, LawUnit Unit = LawUnit.Amount)
{
    /// <summary>What names the document.</summary>
    public string Document { get; init; } = """d."Number" """;

    /// <summary>Reads the account's number, the document's, and both figures of each row that breaks the law.</summary>
    public string Sql =>
        $"""
        SELECT a."Number", x."Document", x."Kept", x."Due"
        FROM (SELECT d."AccountId", {Document} AS "Document", {Kept} AS "Kept", {Due} AS "Due" FROM {From}) AS x
        JOIN "Accounts" AS a ON a."Id" = x."AccountId" WHERE x."Kept" <> x."Due"
        """;
}

/// <summary>A row that breaks a law.</summary>
/// <param name="Law">Its name.</param>
/// <param name="Account">The account's number; empty where it is of none.</param>
/// <param name="Document">What names the document; empty where it is about the account.</param>
/// <param name="Said">What is kept, and what it should be.</param>
public sealed record LawFinding(string Law, string Account, string Document, string Said)
{
    public override string ToString() =>
        $"{Law}: {string.Concat(new[] { Account, Document }.Where(name => name.Length > 0).Select(name => $"{name}, "))}{Said}";
}
