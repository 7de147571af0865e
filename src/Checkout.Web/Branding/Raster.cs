using System.Buffers.Binary;
using System.Drawing;
using System.IO.Compression;
using System.Numerics;

namespace Checkout.Web.Branding;

/// <summary>A picture of pixels, on which areas are filled with soft edges; at the end a PNG.</summary>
internal sealed class Raster(int width, int height)
{
    // Rows for each pixel's height; across, edges are exact.
    private const int Rows = 4;

    private readonly byte[] _pixels = new byte[width * height * 4];

    public void Fill(IReadOnlyList<Vector2[]> areas, bool isEvenOdd, Color color)
    {
        if (color.A == 0)
        {
            return;
        }

        var edges = areas.SelectMany(area => area.Zip(area.Skip(1).Append(area[0]))).Where(edge => edge.First.Y != edge.Second.Y)
            .Where(edge => float.IsFinite(edge.First.X + edge.First.Y + edge.Second.X + edge.Second.Y)).ToList();
        var covered = new float[width + 1];
        for (var y = 0; y < height; y++)
        {
            Array.Clear(covered);
            var near = edges
                .Where(edge => Math.Min(edge.First.Y, edge.Second.Y) < y + 1 && Math.Max(edge.First.Y, edge.Second.Y) > y).ToList();
            for (var row = 0; row < Rows && near.Count > 0; row++)
            {
                Cover(near, y + ((row + 0.5f) / Rows), isEvenOdd, covered);
            }

            for (var x = 0; x < width && near.Count > 0; x++)
            {
                Blend(_pixels.AsSpan(((y * width) + x) * 4, 4), color, Math.Min(1, covered[x]) * color.A / 255f);
            }
        }
    }

    public byte[] ToPng()
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 6);
        Write(png, "IHDR", header);
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                zip.WriteByte(0);
                zip.Write(_pixels, y * width * 4, width * 4);
            }
        }

        Write(png, "IDAT", packed.ToArray());
        Write(png, "IEND", []);
        return png.ToArray();
    }

    private void Cover(List<(Vector2 First, Vector2 Second)> edges, float y, bool isEvenOdd, float[] covered)
    {
        var crossings = edges.Where(edge => edge.First.Y <= y != edge.Second.Y <= y)
            .Select(edge => (X: edge.First.X + ((y - edge.First.Y) / (edge.Second.Y - edge.First.Y) * (edge.Second.X - edge.First.X)),
                Turn: edge.First.Y < edge.Second.Y ? 1 : -1)).OrderBy(crossing => crossing.X).ToList();
        for (int i = 0, turns = 0; i < crossings.Count - 1; i++)
        {
            turns += crossings[i].Turn;
            if (isEvenOdd ? i % 2 == 0 : turns != 0)
            {
                var (from, to) = (Math.Clamp(crossings[i].X, 0, width), Math.Clamp(crossings[i + 1].X, 0, width));
                for (var x = (int)from; x < to; x++)
                {
                    covered[x] += (Math.Min(to, x + 1) - Math.Max(from, x)) / Rows;
                }
            }
        }
    }

    private static void Blend(Span<byte> pixel, Color color, float alpha)
    {
        var below = pixel[3] / 255f * (1 - alpha);
        var sum = alpha + below;
        if (alpha > 0)
        {
            pixel[0] = (byte)MathF.Round(((color.R * alpha) + (pixel[0] * below)) / sum);
            pixel[1] = (byte)MathF.Round(((color.G * alpha) + (pixel[1] * below)) / sum);
            pixel[2] = (byte)MathF.Round(((color.B * alpha) + (pixel[2] * below)) / sum);
            pixel[3] = (byte)MathF.Round(sum * 255);
        }
    }

    private static void Write(MemoryStream png, string name, byte[] content)
    {
        byte[] chunk = [.. Encoding.ASCII.GetBytes(name), .. content];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(chunk);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(chunk));
        png.Write(number);
    }

    // CRC-32 as PNG wants it.
    private static uint Checksum(byte[] content)
    {
        var sum = uint.MaxValue;
        foreach (var part in content)
        {
            sum ^= part;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
            }
        }

        return ~sum;
    }
}
