namespace Checkout.Benchmarks.Driving;

/// <summary>What one target cost on one database with a number of connections: medians of its turns.</summary>
/// <param name="ServerCpu">Milliseconds of the web server per page.</param>
/// <param name="DatabaseCpu">Milliseconds of the database server per page; zero where it runs within the web server.</param>
internal sealed record Measurement(
    string Database, string Target, bool IsFloor, int Connections, double PagesPerSecond, double P50, double P99, double ServerCpu,
    double DatabaseCpu, double Cpu, IReadOnlyList<double> CpuOfTurns)
{
    /// <summary>CPU per page over that of the floor beside it.</summary>
    public double Ratio { get; init; } = 1;

    public static Measurement Of(string database, Target target, int connections,
        IReadOnlyList<(Turn Turn, double Server, double Database)> turns) => new(
        database,
        target.Name,
        target.IsFloor,
        connections,
        Median(turns.Select(turn => turn.Turn.Pages / turn.Turn.Seconds)),
        Median(turns.Select(turn => turn.Turn.P50)),
        Median(turns.Select(turn => turn.Turn.P99)),
        Median(turns.Select(turn => turn.Server * 1000 / turn.Turn.Pages)),
        Median(turns.Select(turn => turn.Database * 1000 / turn.Turn.Pages)),
        Median(turns.Select(CpuOf)),
        [.. turns.Select(CpuOf)]);

    private static double CpuOf((Turn Turn, double Server, double Database) turn) => (turn.Server + turn.Database) * 1000 / turn.Turn.Pages;

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
