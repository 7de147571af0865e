namespace Checkout.Data.Feed;

/// <summary>What became of the records of one kind.</summary>
public sealed class FeedCount
{
    public int Added { get; internal set; }

    public int Changed { get; internal set; }

    /// <summary>Equal to what was delivered before.</summary>
    public int Skipped { get; internal set; }
}

/// <summary>What an import found and did. With problems nothing of the file was kept.</summary>
public sealed class FeedReport(string source, bool checkOnly)
{
    /// <summary>More problems than anyone reads are only counted.</summary>
    public const int MaxProblems = 1000;

    private readonly List<FeedProblem> _problems = [];
    private readonly List<FeedProblem> _warnings = [];
    private readonly SortedDictionary<string, FeedCount> _counts = new(StringComparer.Ordinal);

    public string Source { get; } = source;

    public bool CheckOnly { get; } = checkOnly;

    public IReadOnlyList<FeedProblem> Problems => _problems;

    /// <summary>How many problems there are beyond those listed.</summary>
    public int MoreProblems { get; private set; }

    /// <summary>What is odd but accepted.</summary>
    public IReadOnlyList<FeedProblem> Warnings => _warnings;

    public int MoreWarnings { get; private set; }

    /// <summary>By kind of record.</summary>
    public IReadOnlyDictionary<string, FeedCount> Counts => _counts;

    public int Records { get; internal set; }

    public bool Succeeded => _problems.Count == 0;

    public int Written => _counts.Values.Sum(count => count.Added + count.Changed);

    internal void Add(FeedProblem problem)
    {
        if (_problems.Count < MaxProblems)
        {
            _problems.Add(problem);
        }
        else
        {
            MoreProblems++;
        }
    }

    internal void Warn(FeedProblem warning)
    {
        if (_warnings.Count < MaxProblems)
        {
            _warnings.Add(warning);
        }
        else
        {
            MoreWarnings++;
        }
    }

    internal FeedCount CountOf(string type)
    {
        if (!_counts.TryGetValue(type, out var count))
        {
            _counts[type] = count = new FeedCount();
        }

        return count;
    }

    /// <summary>Forgets what was counted, before the second reading counts what was written.</summary>
    internal void Recount()
    {
        _counts.Clear();
        _warnings.Clear();
        MoreWarnings = 0;
        Records = 0;
    }
}
