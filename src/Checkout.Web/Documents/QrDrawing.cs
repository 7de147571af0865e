using QRCoder;

namespace Checkout.Web.Documents;

/// <summary>Dark modules beside each other, from a place on.</summary>
public readonly record struct QrRun(int Column, int Row, int Length);

/// <summary>A QR code as rectangles, the quiet zone of four modules included: for pages without scripts or images, and for PDFs.</summary>
/// <param name="Size">Modules from edge to edge.</param>
public sealed record QrDrawing(int Size, IReadOnlyList<QrRun> Runs)
{
    /// <summary>With medium error correction, as EPC069-12 asks for. Bytes are UTF-8 without a mark before them.</summary>
    public static QrDrawing Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(
            text, QRCodeGenerator.ECCLevel.M, forceUtf8: true, utf8BOM: false, QRCodeGenerator.EciMode.Default);
        var runs = new List<QrRun>();
        foreach (var (row, modules) in code.ModuleMatrix.Index())
        {
            for (var column = 0; column < modules.Count; column++)
            {
                var from = column;
                while (column < modules.Count && modules[column]) column++;
                if (column > from) runs.Add(new QrRun(from, row, column - from));
            }
        }

        return new QrDrawing(code.ModuleMatrix.Count, runs);
    }

    /// <summary>The dark modules as the path of a drawing whose unit is a module.</summary>
    public string Path()
    {
        var path = new StringBuilder();
        foreach (var run in Runs)
        {
            path.Append(CultureInfo.InvariantCulture, $"M{run.Column} {run.Row}h{run.Length}v1h-{run.Length}z");
        }

        return path.ToString();
    }
}
