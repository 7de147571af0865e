namespace Checkout.Data.Feed;

/// <summary>Who has taken a value that only one may have, by the external id of the taker.</summary>
internal sealed class UniqueValues
{
    private readonly Dictionary<(string Kind, string Value), string> _owners = [];

    public bool Knows(string kind, string value) => _owners.ContainsKey((kind, value));

    public void Record(string kind, string value, string owner) => _owners[(kind, value)] = owner;

    /// <returns>The external id of the one who has it already, or null: then it is taken now.</returns>
    public string? Claim(string kind, string value, string owner)
    {
        if (_owners.TryGetValue((kind, value), out var other) && !string.Equals(other, owner, StringComparison.Ordinal))
        {
            return other;
        }

        _owners[(kind, value)] = owner;
        return null;
    }
}
