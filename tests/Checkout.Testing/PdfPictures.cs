namespace Checkout.Testing;

/// <summary>Pictures of a PDF's pages, for people to look at, drawn by poppler's <c>pdftoppm</c>.</summary>
public static class PdfPictures
{
    /// <summary>Leaves them among the screenshots; does nothing where the program is missing.</summary>
    public static async Task KeepAsync(byte[] pdf, string name)
    {
        if (ExternalProgram.Find("pdftoppm") is not { } program)
        {
            return;
        }

        var file = Path.Combine(Path.GetTempPath(), $"checkout-{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        try
        {
            await ExternalProgram.RunAsync(program, ["-r", "80", "-png", file, Path.Combine(Artifacts.Screenshots, name)]);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
