using System.Buffers.Binary;
using System.IO.Compression;

namespace Checkout.Web.Documents.Pdf;

/// <summary>Puts a PNG into a PDF. Both compress pictures alike, so only the transparent ones have to be unpacked: their colours and their
/// mask are two pictures there.</summary>
internal static class PngImage
{
    private const int Grey = 0, Rgb = 2, Palette = 3, GreyAlpha = 4, RgbAlpha = 6;

    /// <returns>The number of the picture's object.</returns>
    /// <exception cref="InvalidDataException">It is no PNG, or an interlaced one, or has transparency of more than 8 bits.</exception>
    public static int Write(PdfFile file, byte[] png)
    {
        var (header, palette, data) = Read(png);
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        int bits = header[8], kind = header[9];
        if (header[12] != 0 || (kind is GreyAlpha or RgbAlpha && bits != 8) || width <= 0 || height <= 0)
        {
            throw new InvalidDataException("Interlaced pictures and transparency of 16 bits can’t be printed.");
        }

        if (kind is Grey or Rgb or Palette)
        {
            var space = kind switch
            {
                Grey => "/DeviceGray",
                Rgb => "/DeviceRGB",
                _ => string.Create(CultureInfo.InvariantCulture,
                $"[/Indexed/DeviceRGB {(palette.Length / 3) - 1}<{Convert.ToHexString(palette)}>]"),
            };
            return file.WritePacked(file.Reserve(),
                string.Create(CultureInfo.InvariantCulture,
                $"{Entries(width, height, bits, space)}/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors "
                + $"{(kind == Rgb ? 3 : 1)}/BitsPerComponent {bits}/Columns {width}>>"), data);
        }

        var colours = kind == RgbAlpha ? 3 : 1;
        var (picture, mask) = Split(data, width, height, colours);
        var hidden = file.WriteStream(Entries(width, height, 8, "/DeviceGray"), mask);
        return file.WriteStream(string.Create(CultureInfo.InvariantCulture,
            $"{Entries(width, height, 8, colours == 3 ? "/DeviceRGB" : "/DeviceGray")}/SMask {hidden} 0 R"), picture);
    }

    private static string Entries(int width, int height, int bits, string space) =>
        string.Create(CultureInfo.InvariantCulture,
            $"/Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent {bits}/ColorSpace{space}");

    private static (byte[] Header, byte[] Palette, byte[] Data) Read(byte[] png)
    {
        byte[] header = [], palette = [];
        using var data = new MemoryStream();
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var chunk = png.AsSpan(at + 8, length);
            switch (Encoding.ASCII.GetString(png, at + 4, 4))
            {
                case "IHDR":
                    header = chunk.ToArray();
                    break;
                case "PLTE":
                    palette = chunk.ToArray();
                    break;
                case "IDAT":
                    data.Write(chunk);
                    break;
            }

            at += 12 + length;
        }

        return header.Length == 13 ? (header, palette, data.ToArray()) : throw new InvalidDataException("This is no PNG.");
    }

    private static (byte[] Picture, byte[] Mask) Split(byte[] data, int width, int height, int colours)
    {
        using var unpacked = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        var size = colours + 1;
        var (line, above) = (new byte[width * size], new byte[width * size]);
        var (picture, mask) = (new byte[width * height * colours], new byte[width * height]);
        for (var y = 0; y < height; y++)
        {
            var filter = unpacked.ReadByte();
            unpacked.ReadExactly(line);
            Unfilter(filter, line, above, size);
            for (var x = 0; x < width; x++)
            {
                line.AsSpan(x * size, colours).CopyTo(picture.AsSpan(((y * width) + x) * colours));
                mask[(y * width) + x] = line[(x * size) + colours];
            }

            (line, above) = (above, line);
        }

        return (picture, mask);
    }

    /// <summary>The filters of PNG: 0 none, 1 left, 2 above, 3 their average, 4 the nearest of left, above and corner.</summary>
    private static void Unfilter(int filter, byte[] line, byte[] above, int size)
    {
        for (var at = 0; at < line.Length; at++)
        {
            int left = at < size ? 0 : line[at - size], up = above[at], corner = at < size ? 0 : above[at - size];
            var predicted = filter switch
            {
                0 => 0,
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                4 => Nearest(left, up, corner),
                _ => throw new InvalidDataException("This is no PNG.")
            };
            line[at] = (byte)(line[at] + predicted);
        }
    }

    private static int Nearest(int left, int up, int corner)
    {
        var (toLeft, toUp, toCorner) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - (2 * corner)));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
