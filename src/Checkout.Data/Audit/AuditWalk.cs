namespace Checkout.Data.Audit;

/// <summary>
/// One look through an account's chain, entry by entry. What opens under its own number stands where it was sealed; what doesn't is kept
/// until the end, when it is known which numbers nobody has.
/// </summary>
internal sealed class AuditWalk(string account, AuditKey key)
{
    // Finding out which of very many damaged entries stood where takes a try for each pair.
    private const int TriedPlaces = 1000;

    private readonly IReadOnlyList<AuditKey> _keys = key.WithFormer;
    private readonly List<(AuditEntry Entry, string? Words)> _suspects = [];
    private readonly List<long> _missing = [];
    private readonly List<AuditFinding> _findings = [];
    private long _sound;
    private string _soundSeal = "";
    private long _entries;

    // Keys follow each other: after an entry of a later one nothing that a former one sealed is right any more.
    private int _age;

    /// <summary>The highest number of an entry that opens.</summary>
    public long Highest => _sound;

    public void Follow(AuditEntry entry, string? words)
    {
        _entries++;
        if (entry.Number <= _sound || AgeOf(entry, words, entry.Number, from: _age) is not (>= 0 and var age))
        {
            _suspects.Add((entry, words));
            return;
        }

        for (var number = _sound + 1; number < entry.Number; number++)
        {
            _missing.Add(number);
        }

        if (entry.Number == _sound + 1 && !string.Equals(entry.PreviousSeal, _soundSeal, StringComparison.Ordinal))
        {
            Find(entry.Number, AuditFault.Reordered);
        }

        (_sound, _soundSeal, _age) = (entry.Number, entry.Seal, age);
    }

    /// <param name="head">Where the chain ends, if the account has that.</param>
    /// <param name="headOpens">Whether it is sealed with the key.</param>
    /// <param name="counted">How many entries had to be found.</param>
    public AuditReport Conclude(AuditHead? head, bool headOpens, long counted)
    {
        // Without the head nobody knows how many there were; what is there must have had places.
        var end = headOpens ? counted : _sound + _suspects.Count;
        for (var number = _sound + 1; number <= end; number++)
        {
            _missing.Add(number);
        }

        var unexplained = _suspects.FindAll(suspect => !StoodElsewhere(suspect.Entry, suspect.Words));
        if (!headOpens)
        {
            Blame(unexplained, head is not null);
        }
        else if (counted < _sound || (head!.Count == _sound && !string.Equals(_soundSeal, head.LastSeal, StringComparison.Ordinal)))
        {
            Find(0, AuditFault.HeadChanged);
        }

        foreach (var (entry, _) in unexplained)
        {
            Find(entry.Number, _missing.Remove(entry.Number) ? AuditFault.Edited : AuditFault.Inserted);
        }

        if (!headOpens)
        {
            _missing.RemoveAll(number => number > _sound);
        }

        AddMissing();
        return new AuditReport(account, _entries, head?.LastSeal ?? "",
            [.. _findings.OrderBy(finding => finding.First == 0).ThenBy(finding => finding.First).ThenBy(finding => finding.Fault)]);
    }

    private bool StoodElsewhere(AuditEntry entry, string? words)
    {
        foreach (var number in _missing.Take(TriedPlaces))
        {
            if (number != entry.Number && AgeOf(entry, words, number, from: 0) >= 0)
            {
                _missing.Remove(number);
                Find(entry.Number, AuditFault.Reordered);
                return true;
            }
        }

        return false;
    }

    /// <summary>Nothing of the chain's end opens: it was written anew with another key, or only the end itself was changed.</summary>
    private void Blame(List<(AuditEntry Entry, string? Words)> unexplained, bool hasHead)
    {
        var tail = unexplained.FindAll(suspect => suspect.Entry.Number > _sound);
        if (!hasHead || tail.Count == 0)
        {
            Find(0, AuditFault.HeadChanged);
            return;
        }

        var (first, last) = (tail.Min(suspect => suspect.Entry.Number), tail.Max(suspect => suspect.Entry.Number));
        _findings.Add(new AuditFinding(account, first, last, AuditFault.OtherKey));
        unexplained.RemoveAll(tail.Contains);
        _missing.RemoveAll(number => number >= first && number <= last);
    }

    private void AddMissing()
    {
        for (var i = 0; i < _missing.Count; i++)
        {
            var first = _missing[i];
            while (i + 1 < _missing.Count && _missing[i + 1] == _missing[i] + 1)
            {
                i++;
            }

            _findings.Add(new AuditFinding(account, first, _missing[i], AuditFault.Missing));
        }
    }

    /// <returns>Which key sealed it for that place; −1 where none did.</returns>
    private int AgeOf(AuditEntry entry, string? words, long number, int from)
    {
        for (var age = from; age < _keys.Count; age++)
        {
            if (string.Equals(entry.Seal, AuditSeal.Of(_keys[age], entry, words, number), StringComparison.Ordinal))
            {
                return age;
            }
        }

        return -1;
    }

    private void Find(long number, AuditFault fault) => _findings.Add(new AuditFinding(account, number, number, fault));
}
