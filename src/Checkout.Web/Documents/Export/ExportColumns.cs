using System.Collections;

namespace Checkout.Web.Documents.Export;

/// <summary>The columns of an export, from left to right. Null is an empty cell.</summary>
public sealed class ExportColumns<TRow> : IReadOnlyList<ExportColumn<TRow>>
{
    private readonly List<ExportColumn<TRow>> _columns = [];

    public int Count => _columns.Count;

    public ExportColumn<TRow> this[int index] => _columns[index];

    public ExportColumns<TRow> Text(string heading, Func<TRow, string?> value) => Add(heading, ExportKind.Text, (row, cells) =>
    {
        if (value(row) is { Length: > 0 } text) cells.Text(text);
        else cells.Empty();
    });

    /// <summary>An amount of money, with the decimals of its currency; the currency is a column of its own.</summary>
    public ExportColumns<TRow> Amount(string heading, Func<TRow, Money?> value) => Add(heading, ExportKind.Amount, (row, cells) =>
    {
        if (value(row) is { } money) cells.Amount(money.Amount, money.Currency.MinorUnits);
        else cells.Empty();
    });

    /// <summary>A quantity or a price: as many decimals as it has.</summary>
    public ExportColumns<TRow> Number(string heading, Func<TRow, decimal?> value) => Add(heading, ExportKind.Number, (row, cells) =>
    {
        if (value(row) is { } number) cells.Number(number);
        else cells.Empty();
    });

    public ExportColumns<TRow> Date(string heading, Func<TRow, DateOnly?> value) => Add(heading, ExportKind.Date, (row, cells) =>
    {
        if (value(row) is { } date) cells.Date(date);
        else cells.Empty();
    });

    /// <param name="heading">The column's heading.</param>
    /// <param name="value">The instant.</param>
    /// <param name="zone">The zone to show it in, the account's; null shows UTC.</param>
    public ExportColumns<TRow> Instant(string heading, Func<TRow, DateTimeOffset?> value, TimeZoneInfo? zone = null) =>
        Add(heading, ExportKind.Instant, (row, cells) =>
    {
        if (value(row) is { } instant) cells.Instant(TimeZoneInfo.ConvertTime(instant, zone ?? TimeZoneInfo.Utc));
        else cells.Empty();
    });

    public IEnumerator<ExportColumn<TRow>> GetEnumerator() => _columns.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ExportColumns<TRow> Add(string heading, ExportKind kind, Action<TRow, ICellWriter> write)
    {
        _columns.Add(new(heading, kind, write));
        return this;
    }
}
