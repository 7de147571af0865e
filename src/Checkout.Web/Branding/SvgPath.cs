using System.Numerics;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Checkout.Web.Branding;

/// <summary>The shapes of an SVG as lines, curves cut into short ones.</summary>
internal static partial class SvgPath
{
    private const int Cuts = 24;

    public static List<double> Numbers(string text) => [.. Number().Matches(text)
        .Select(match => double.TryParse(match.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0)];

    public static Matrix3x2 Transform(string text)
    {
        var sum = Matrix3x2.Identity;
        foreach (Match step in Step().Matches(text))
        {
            var n = Numbers(step.Groups["numbers"].Value).Select(number => (float)number).Concat([0, 0, 0, 0, 0, 0]).ToArray();
            var count = Numbers(step.Groups["numbers"].Value).Count;
            sum = step.Groups["name"].Value switch
            {
                "translate" => Matrix3x2.CreateTranslation(n[0], n[1]),
                "scale" => Matrix3x2.CreateScale(n[0], count > 1 ? n[1] : n[0]),
                "rotate" => Matrix3x2.CreateRotation(n[0] * MathF.PI / 180, new Vector2(n[1], n[2])),
                "skewX" => Matrix3x2.CreateSkew(n[0] * MathF.PI / 180, 0),
                "skewY" => Matrix3x2.CreateSkew(0, n[0] * MathF.PI / 180),
                _ => new Matrix3x2(n[0], n[1], n[2], n[3], n[4], n[5]),
            } * sum;
        }

        return sum;
    }

    public static List<Vector2[]> Of(XElement shape, Matrix3x2 place)
    {
        double At(string name) => Numbers(shape.Attribute(name)?.Value ?? "0") is [var number, ..] ? number : 0;
        FormattableString text = shape.Name.LocalName switch
        {
            "rect" => $"M{At("x")} {At("y")}h{At("width")}v{At("height")}h{-At("width")}z",
            "circle" => Round(At("cx"), At("cy"), At("r"), At("r")),
            "ellipse" => Round(At("cx"), At("cy"), At("rx"), At("ry")),
            "line" => $"M{At("x1")} {At("y1")}L{At("x2")} {At("y2")}",
            "polyline" => $"M{shape.Attribute("points")?.Value}",
            "polygon" => $"M{shape.Attribute("points")?.Value}z",
            _ => $"{shape.Attribute("d")?.Value}",
        };
        return [.. Lines(FormattableString.Invariant(text))
            .Select(line => line.Select(point => Vector2.Transform(point, place)).ToArray())];
    }

    /// <summary>What a pen of that radius covers: a box along each line, and a disc at each point.</summary>
    public static List<Vector2[]> Outline(IEnumerable<Vector2[]> lines, double radius)
    {
        var covered = new List<Vector2[]>();
        foreach (var line in lines)
        {
            foreach (var (from, to) in line.Zip(line.Skip(1)).Where(pair => pair.First != pair.Second))
            {
                var side = Vector2.Normalize(new Vector2(from.Y - to.Y, to.X - from.X)) * (float)radius;
                covered.Add([from + side, to + side, to - side, from - side]);
            }

            // Turning the way the boxes do, so that what both cover is covered.
            covered.AddRange(line.Select(point => Enumerable.Range(0, Cuts).Select(cut => point
                + (new Vector2(MathF.Cos(-cut * MathF.Tau / Cuts), MathF.Sin(-cut * MathF.Tau / Cuts)) * (float)radius)).ToArray()));
        }

        return covered;
    }

    private static FormattableString Round(double x, double y, double rx, double ry) =>
        $"M{x - rx} {y}A{rx} {ry} 0 1 1 {x + rx} {y}A{rx} {ry} 0 1 1 {x - rx} {y}z";

    private static List<Vector2[]> Lines(string path)
    {
        var (all, line) = (new List<Vector2[]>(), new List<Vector2>());
        Vector2 at = default, start = default, handle = default;
        var last = ' ';
        foreach (Match step in Command().Matches(path))
        {
            var (command, n) = (step.Value[0], Arguments(step.Value));
            var isRelative = char.IsLower(command);
            var kind = char.ToUpperInvariant(command);
            var size = kind switch { 'M' or 'L' or 'T' => 2, 'H' or 'V' => 1, 'S' or 'Q' => 4, 'C' => 6, 'A' => 7, _ => 0 };
            for (var i = 0; i == 0 || (size > 0 && i + size <= n.Count); i += Math.Max(size, 1))
            {
                if (i + size > n.Count) break;
                Vector2 P(int x) => new Vector2((float)n[i + x], (float)n[i + x + 1]) + (isRelative ? at : default);
                var mirrored = (last, kind) is ('C' or 'S', 'S') or ('Q' or 'T', 'T') ? (2 * at) - handle : at;
                switch (kind)
                {
                    case 'M' when i == 0:
                        if (line.Count > 1) all.Add([.. line]);
                        at = start = P(0);
                        line = [at];
                        break;
                    case 'M' or 'L':
                        line.Add(at = P(0));
                        break;
                    case 'H':
                        line.Add(at = at with { X = (float)n[i] + (isRelative ? at.X : 0) });
                        break;
                    case 'V':
                        line.Add(at = at with { Y = (float)n[i] + (isRelative ? at.Y : 0) });
                        break;
                    case 'C' or 'S':
                        var (one, two, end) = kind == 'C' ? (P(0), P(2), P(4)) : (mirrored, P(0), P(2));
                        line.AddRange(Cubic(at, one, two, end));
                        (handle, at) = (two, end);
                        break;
                    case 'Q' or 'T':
                        (handle, end) = kind == 'Q' ? (P(0), P(2)) : (mirrored, P(0));
                        line.AddRange(Cubic(at, at + ((handle - at) * 2 / 3), end + ((handle - end) * 2 / 3), end));
                        at = end;
                        break;
                    case 'A':
                        line.AddRange(Arc(at, n[i], n[i + 1], n[i + 2], n[i + 3] != 0, n[i + 4] != 0, end = P(5)));
                        at = end;
                        break;
                    default:
                        line.Add(at = start);
                        break;
                }

                last = kind;
            }
        }

        return line.Count > 1 ? [.. all, [.. line]] : all;
    }

    // The flags of an arc may stand without a space: “a1 1 0 012 2”.
    private static List<double> Arguments(string step)
    {
        var numbers = new List<double>();
        for (var at = 1; ;)
        {
            var isFlag = step[0] is 'a' or 'A' && numbers.Count % 7 is 3 or 4;
            if ((isFlag ? Flag() : Number()).Match(step, at) is not { Success: true } match)
            {
                return numbers;
            }

            numbers.Add(Numbers(match.Value)[0]);
            at = match.Index + match.Length;
        }
    }

    private static IEnumerable<Vector2> Cubic(Vector2 from, Vector2 one, Vector2 two, Vector2 to) => Enumerable.Range(1, Cuts).Select(cut =>
    {
        var t = (float)cut / Cuts;
        var rest = 1 - t;
        return (rest * rest * rest * from) + (3 * rest * rest * t * one) + (3 * rest * t * t * two) + (t * t * t * to);
    });

    // From end points to the centre, as SVG 1.1 gives it (F.6.5).
    private static IEnumerable<Vector2> Arc(Vector2 from, double rx, double ry, double degrees, bool isLarge, bool isSweep, Vector2 to)
    {
        (rx, ry) = (Math.Abs(rx), Math.Abs(ry));
        if (rx == 0 || ry == 0 || from == to)
        {
            return [to];
        }

        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var (dx, dy) = ((from.X - to.X) / 2, (from.Y - to.Y) / 2);
        var (x, y) = ((cos * dx) + (sin * dy), (cos * dy) - (sin * dx));
        var grow = Math.Sqrt(Math.Max(1, (x * x / (rx * rx)) + (y * y / (ry * ry))));
        (rx, ry) = (rx * grow, ry * grow);
        var divisor = (rx * rx * y * y) + (ry * ry * x * x);
        var factor = Math.Sqrt(Math.Max(0, ((rx * rx * ry * ry) - divisor) / divisor)) * (isLarge == isSweep ? -1 : 1);
        var (cx, cy) = (factor * rx * y / ry, -factor * ry * x / rx);
        var begin = Math.Atan2((y - cy) / ry, (x - cx) / rx);
        var turn = Math.Atan2((-y - cy) / ry, (-x - cx) / rx) - begin;
        turn += isSweep && turn < 0 ? Math.Tau : !isSweep && turn > 0 ? -Math.Tau : 0;
        var (middleX, middleY) = ((from.X + to.X) / 2, (from.Y + to.Y) / 2);
        return Enumerable.Range(1, 2 * Cuts).Select(cut =>
        {
            var (s, c) = Math.SinCos(begin + (turn * cut / (2 * Cuts)));
            var (px, py) = ((rx * c) + cx, (ry * s) + cy);
            return new Vector2((float)((cos * px) - (sin * py) + middleX), (float)((sin * px) + (cos * py) + middleY));
        });
    }

    [GeneratedRegex(@"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<name>[a-zA-Z]+)\s*\((?<numbers>[^)]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Step();

    [GeneratedRegex("[MmLlHhVvCcSsQqTtAaZz][^MmLlHhVvCcSsQqTtAaZz]*", RegexOptions.None, 1000)]
    private static partial Regex Command();

    [GeneratedRegex("[01]", RegexOptions.None, 1000)]
    private static partial Regex Flag();
}
