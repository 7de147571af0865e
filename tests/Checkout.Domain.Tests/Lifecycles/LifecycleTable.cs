namespace Checkout.Domain.Tests.Lifecycles;

/// <summary>The tables of docs/domain/lifecycles.md, a row per state and verb.</summary>
internal static class LifecycleTable
{
    /// <returns>State, verb, and the state after it or null where it is refused.</returns>
    public static IReadOnlyList<(string From, string Verb, string? To)> Of(string document)
    {
        var lines = File.ReadAllLines(Path.Combine(Root(), "docs", "domain", "lifecycles.md"));
        var table = lines.SkipWhile(line => line != $"## {document}").SkipWhile(line => !line.StartsWith('|'))
            .TakeWhile(line => line.StartsWith('|')).Select(Cells).ToList();
        return
        [
            .. table.Skip(2).SelectMany(row => table[0].Skip(1).Zip(row.Skip(1))
                .Select(cell => (row[0], cell.First,
                    cell.Second == "–" ? null : cell.Second.Replace("→", "", StringComparison.Ordinal).Trim()))),
        ];
    }

    private static string[] Cells(string line) => [.. line.Trim('|').Split('|').Select(cell => cell.Trim().Trim('*'))];

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Checkout.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository is not above the tests.");
        }

        return folder;
    }
}
