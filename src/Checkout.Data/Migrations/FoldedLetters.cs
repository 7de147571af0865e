using Microsoft.EntityFrameworkCore.Migrations;

namespace Checkout.Data.Migrations;

/// <summary>Brings search texts that were folded before some letters were to what a search folds today. Of the activity they are sealed, and
/// stay as they are.</summary>
internal static class FoldedLetters
{
    private static readonly string[] Tables =
    [
        "Quotes", "Contracts", "Orders", "InstalledProducts", "Invoices", "Payments", "CreditMemos", "CollectionsActivities",
        "ContactRequests",
    ];

    private static readonly (string From, string To)[] Letters =
    [
        ("ı", "I"), ("ẞ", "SS"), ("Æ", "AE"), ("Œ", "OE"), ("Ð", "D"), ("Þ", "TH"), ("Ħ", "H"), ("Ŧ", "T"), ("Ŋ", "N"), ("‘", "''"),
        ("’", "''"), ("“", "\""), ("”", "\""), ("„", "\""), ("‐", "-"), ("‑", "-"), ("–", "-"), ("—", "-"),
    ];

    public static void Fold(this MigrationBuilder migration)
    {
        // There a text of all characters has an N before it, and a column compares letters that are alike as equal.
        var isSqlServer = migration.ActiveProvider?.EndsWith("SqlServer", StringComparison.Ordinal) is true;
        var (text, literal, compared) = isSqlServer ? ("[SearchText]", "N", " COLLATE Latin1_General_BIN2") : ("\"SearchText\"", "", "");
        var folded = Letters.Aggregate(text + compared,
            (inner, letter) => $"REPLACE({inner}, {literal}'{letter.From}', {literal}'{letter.To}')");
        var has = string.Join(" OR ", Letters.Select(letter => $"{text}{compared} LIKE {literal}'%{letter.From}%'"));
        foreach (var table in Tables)
        {
            migration.Sql($"UPDATE {(isSqlServer ? $"[{table}]" : $"\"{table}\"")} SET {text} = {folded} WHERE {has};");
        }
    }
}
