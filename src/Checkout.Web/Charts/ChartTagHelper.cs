using Checkout.Web.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.Charts;

/// <summary>
/// &lt;chart of="Model.Balances" /&gt;: heading, drawing and table. Widths are percentages, so that the drawing stretches and its words
/// don't; colours come from the style sheet.
/// </summary>
[HtmlTargetElement("chart", Attributes = "of", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChartTagHelper(Reader reader) : TagHelper
{
    private const double Left = 10;
    private const int Height = 204;
    private const int Baseline = 194;
    private const int MostLabels = 4;

    /// <summary>Days are longer words than months, and the first stands to the right of its mark.</summary>
    private const int DayLabels = 3;

    public Chart Of { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "chart");
        output.Content.AppendHtml(Caption()).AppendHtml(Drawing()).AppendHtml(Figures());
    }

    private static string Percent(double share) => (Left + (share * (100 - Left))).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private static string Pixels(double y) => y.ToString("0.#", CultureInfo.InvariantCulture);

    private Element Caption() =>
        new Element("figcaption").With(new Element("h2", Of.Title), new Element("p", Of.Note, ("class", "hint")));

    private Element Drawing()
    {
        var scale = new ChartScale(Of.Points.SelectMany(point => new[] { point.Amount ?? 0m, point.Limit }));
        var svg = new Element("svg", text: null, ("aria-labelledby", $"{Of.Id}-title {Of.Id}-desc"),
            ("height", Height.ToString(CultureInfo.InvariantCulture)), ("role", "img"));
        svg.With(new Element("title", Of.Title, ("id", $"{Of.Id}-title")), new Element("desc", Of.Description, ("id", $"{Of.Id}-desc")));
        foreach (var line in scale.Lines())
        {
            var y = scale.Y(line);
            svg.With(Line(line == 0m ? "axis" : "grid", Percent(0), Percent(1), y, y));
            svg.With(new Element("text", Short(line), ("class", "end"), ("x", "8.5%"), ("y", Pixels(y + 5))));
        }

        if (Of.Shape is ChartShape.Steps)
        {
            DrawSteps(svg, scale);
        }
        else if (Of.Shape is ChartShape.Line)
        {
            DrawLine(svg, scale);
        }
        else
        {
            DrawMonths(svg, scale);
        }

        return svg;
    }

    private void DrawSteps(Element svg, ChartScale scale)
    {
        var first = Of.Points[0].On;
        var days = (double)(Of.Until.DayNumber - first.DayNumber + 1);
        double X(DateOnly day) => (day.DayNumber - first.DayNumber) / days;
        var zero = scale.Y(0m);
        for (var index = 0; index < Of.Points.Count; index++)
        {
            var (from, to) = (X(Of.Points[index].On), index + 1 < Of.Points.Count ? X(Of.Points[index + 1].On) : 1);
            var y = scale.Y(Of.Points[index].Amount ?? 0m);
            svg.With(new Element("rect", text: null, ("class", "area"), ("height", Pixels(Math.Abs(y - zero))),
                ("width", Width(to - from)), ("x", Percent(from)), ("y", Pixels(Math.Min(y, zero)))));
            svg.With(Line("edge", Percent(from), Percent(to), y, y));
            if (index > 0)
            {
                svg.With(Line("edge", Percent(from), Percent(from), scale.Y(Of.Points[index - 1].Amount ?? 0m), y));
            }
        }

        for (var label = 0; label < DayLabels; label++)
        {
            var day = first.AddDays((int)(days * label / DayLabels));
            Label(svg, X(day), DateText.DayAndMonth(day, reader.Culture), label == 0 ? "" : "mid");
        }
    }

    private void DrawMonths(Element svg, ChartScale scale)
    {
        var zero = scale.Y(0m);
        var wide = 1.0 / Of.Points.Count;
        foreach (var (index, point) in Of.Points.Index())
        {
            var y = scale.Y(point.Amount ?? 0m);
            svg.With(new Element("rect", text: null, ("class", "column"), ("height", Pixels(Math.Abs(y - zero))),
                ("width", Width(wide * 0.72)), ("x", Percent((index + 0.14) * wide)), ("y", Pixels(Math.Min(y, zero)))));
        }

        LabelMonths(svg);
    }

    private void DrawLine(Element svg, ChartScale scale)
    {
        var wide = 1.0 / Of.Points.Count;
        ChartPoint? before = null;
        foreach (var (index, point) in Of.Points.Index())
        {
            var (from, middle, to) = (Percent(index * wide), Percent((index + 0.5) * wide), Percent((index + 1) * wide));
            var limit = scale.Y(point.Limit);
            svg.With(Line("limit", from, to, limit, limit));
            if (before is { } last)
            {
                svg.With(Line("limit", from, from, scale.Y(last.Limit), limit));
            }

            if (point.Amount is { } amount)
            {
                if (before?.Amount is { } known)
                {
                    svg.With(Line("edge", Percent((index - 0.5) * wide), middle, scale.Y(known), scale.Y(amount)));
                }

                svg.With(new Element("circle", text: null, ("class", "dot"), ("cx", middle),
                    ("cy", Pixels(scale.Y(amount))), ("r", "3.5")));
            }

            before = point;
        }

        LabelMonths(svg);
    }

    private void LabelMonths(Element svg)
    {
        var every = (Of.Points.Count + MostLabels - 1) / MostLabels;
        foreach (var (index, point) in Of.Points.Index().Where(point => point.Index % every == 0))
        {
            Label(svg, (index + 0.5) / Of.Points.Count, DateText.BriefMonth(point.On), "mid");
        }
    }

    private static void Label(Element svg, double x, string text, string anchor) =>
        svg.With(Line("axis", Percent(x), Percent(x), 172, 176),
            new Element("text", text, ("class", anchor), ("x", Percent(x)), ("y", Baseline.ToString(CultureInfo.InvariantCulture))));

    private Element Figures()
    {
        var (isMonthly, body) = (Of.Shape is not ChartShape.Steps, new Element("tbody"));
        foreach (var point in Of.Points)
        {
            var row = new Element("tr").With(
                new Element("th", isMonthly ? DateText.Month(point.On) : DateText.Brief(point.On, reader.Culture), ("scope", "row")),
                new Element("td", point.Amount is { } amount ? Of.Written(amount) : "not reported"));
            body.With(Of.Shape is ChartShape.Line ? row.With(new Element("td", Of.Written(point.Limit))) : row);
        }

        var heading = new Element("tr").With(new Element("th", isMonthly ? "Month" : "From", ("scope", "col")),
            new Element("th", Of.Heading, ("scope", "col")));
        if (Of.Shape is ChartShape.Line)
        {
            heading.With(new Element("th", Of.LimitHeading, ("scope", "col")));
        }

        return new Element("details").With(new Element("summary", "The figures"), new Element("table", text: null, ("class", "schedule"))
            .With(new Element("caption", Of.Title, ("class", "said-only")), new Element("thead").With(heading), body));
    }

    /// <summary>1,200 as 1.2k: the axis needs no more, and a phone has no room for it.</summary>
    private string Short(decimal amount)
    {
        var (value, unit) = Math.Abs(amount) switch
        {
            >= 1_000_000_000_000m => (amount / 1_000_000_000_000m, "T"),
            >= 1_000_000_000m => (amount / 1_000_000_000m, "B"),
            >= 1_000_000m => (amount / 1_000_000m, "M"),
            >= 1_000m => (amount / 1_000m, "k"),
            _ => (amount, ""),
        };
        var digits = Math.Abs(value).ToString("0.#", reader.Culture) + unit;
        return value < 0m ? MoneyText.Minus + digits : digits;
    }

    private static string Width(double share) => (share * (100 - Left)).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private static Element Line(string kind, string x1, string x2, double y1, double y2) =>
        new("line", text: null, ("class", kind), ("x1", x1), ("x2", x2), ("y1", Pixels(y1)), ("y2", Pixels(y2)));
}
