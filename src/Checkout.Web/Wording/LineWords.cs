namespace Checkout.Web.Wording;

/// <summary>What stands under a line of an invoice or credit memo, on the page as on paper.</summary>
public static class LineWords
{
    /// <summary>How the amount differs from quantity × price. A negative allowance is a charge, and the other way round.</summary>
    public static IEnumerable<string> Adjustments(StatedLine line, CultureInfo culture)
    {
        string Text(decimal amount) => MoneyText.Of(new Money(Math.Abs(amount), line.Document.Currency), culture);
        if (line.Line.AllowanceAmount != 0m)
        {
            yield return line.Line.AllowanceAmount > 0m ? $"after an allowance of {Text(line.Line.AllowanceAmount)}"
                : $"with a charge of {Text(line.Line.AllowanceAmount)}";
        }

        if (line.Line.ChargeAmount != 0m)
        {
            yield return line.Line.ChargeAmount > 0m ? $"with a charge of {Text(line.Line.ChargeAmount)}"
                : $"after an allowance of {Text(line.Line.ChargeAmount)}";
        }
    }

    /// <summary>Everything under the name, in the page's order.</summary>
    public static string? Under(StatedLine line, CultureInfo culture) =>
        string.Join(" · ", new[] { line.Description, line.Sku }.Concat(Adjustments(line, culture)).Append(line.Note)
            .Where(text => !string.IsNullOrEmpty(text))) is { Length: > 0 } all ? all : null;
}
