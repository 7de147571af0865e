using System.Runtime.CompilerServices;

namespace Checkout.Data.Feed;

/// <summary>The sentence of a problem, put together only where there is one.</summary>
[InterpolatedStringHandler]
internal ref struct ProblemText
{
    private DefaultInterpolatedStringHandler _text;

    public ProblemText(int literalLength, int formattedCount, bool found, out bool appends)
    {
        appends = found;
        _text = found ? new DefaultInterpolatedStringHandler(literalLength, formattedCount, CultureInfo.InvariantCulture) : default;
    }

    public void AppendLiteral(string value) => _text.AppendLiteral(value);

    public void AppendFormatted<T>(T value, string? format = null) => _text.AppendFormatted(value, format);

    public string Written() => _text.ToStringAndClear();
}
