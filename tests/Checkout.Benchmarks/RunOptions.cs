using System.Globalization;

namespace Checkout.Benchmarks;

/// <summary>How long and how often everything is driven.</summary>
public sealed record RunOptions
{
    public int Turns { get; init; } = 5;

    public int Seconds { get; init; } = 2;

    public int WarmUpSeconds { get; init; } = 4;

    public IReadOnlyList<int> Connections { get; init; } = [1, 16];

    /// <summary>Part of an engine's name; empty for all.</summary>
    public string Engine { get; init; } = "";

    /// <summary>Parts of targets' names, separated by commas; empty for all. The floor always runs.</summary>
    public string Only { get; init; } = "";

    /// <summary>True to leave the SQLite database and the last script of wrk where they are, for a profiler.</summary>
    public bool Keep { get; init; }

    /// <summary>Options as written after <c>./build bench</c>: <c>quick</c>, or a name and a value with = between them.</summary>
    public static RunOptions Parse(IEnumerable<string> options)
    {
        var result = new RunOptions();
        foreach (var option in options)
        {
            var (name, value) = option.Split('=', 2) is [var left, var right] ? (left, right) : (option, "");
            result = name switch
            {
                "quick" => result with { Turns = 3, Seconds = 2, WarmUpSeconds = 2, Connections = [4] },
                "turns" => result with { Turns = int.Parse(value, CultureInfo.InvariantCulture) },
                "seconds" => result with { Seconds = int.Parse(value, CultureInfo.InvariantCulture) },
                "warm" => result with { WarmUpSeconds = int.Parse(value, CultureInfo.InvariantCulture) },
                "connections" =>
                result with { Connections = [.. value.Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture))] },
                "engine" => result with { Engine = value },
                "keep" => result with { Keep = true },
                "only" => result with { Only = value },
                _ => throw new ArgumentException(
                $"There is no option {name}: quick, turns=, seconds=, warm=, connections=, engine=, only=, keep.", nameof(options)),
            };
        }

        return result;
    }
}
