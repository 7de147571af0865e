namespace Checkout.Domain.Payments;

/// <summary>What a payer wrote on a transfer. Names of documents are found in it however they are spaced, but never as a part of a longer
/// one.</summary>
public sealed class TransferText
{
    // A shorter name counts only where it is all that was written.
    private const int LeastWithin = 4;

    private readonly string _compact;
    private readonly bool[] _begins;
    private readonly bool[] _ends;

    public TransferText(string text)
    {
        _compact = CreditorReference.Compact(text);
        (_begins, _ends) = (new bool[_compact.Length], new bool[_compact.Length]);
        var place = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsAsciiLetterOrDigit(text[index]))
            {
                _begins[place] = index == 0 || !char.IsAsciiLetterOrDigit(text[index - 1]);
                _ends[place] = index == text.Length - 1 || !char.IsAsciiLetterOrDigit(text[index + 1]);
                place++;
            }
        }
    }

    public bool IsEmpty => _compact.Length == 0;

    /// <summary>True where the text holds the document's number or its creditor reference.</summary>
    public bool Names(string number) =>
        Holds(CreditorReference.Compact(number)) || (CreditorReference.Of(number) is { } reference && Holds(reference));

    private bool Holds(string name)
    {
        if (name.Length == 0 || string.Equals(_compact, name, StringComparison.Ordinal))
        {
            return name.Length > 0;
        }

        if (name.Length < LeastWithin || !name.Any(char.IsAsciiDigit))
        {
            return false;
        }

        for (var at = _compact.IndexOf(name, StringComparison.Ordinal); at >= 0; at = _compact.IndexOf(name, at + 1,
            StringComparison.Ordinal))
        {
            if (_begins[at] && _ends[at + name.Length - 1])
            {
                return true;
            }
        }

        return false;
    }
}
