using Checkout.Web.Documents.Pdf.Fonts;
using Checkout.Web.Branding;
using Checkout.Web.Settings;
using Checkout.Web.Templates;
using Checkout.Web.Documents;
using Checkout.Web.Documents.Pdf;
using Checkout.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Checkout.Web.Tests.Documents;

/// <summary>Prints documents with the fonts of this machine, or with none, and listens to what the engine logs.</summary>
internal sealed class DocumentPrinter
{
    public const string Vendor = "Cirrus Software, Inc.";

    private readonly FontBook _fonts;
    private readonly PdfDocuments _documents;

    public DocumentPrinter(params IReadOnlyList<string> fontFolders)
    {
        var options = Options.Create(new DocumentOptions { FontFolders = [.. fontFolders] });
        var environment = WebApplication.CreateEmptyBuilder(new()).Environment;
        var looks = new VendorLooks(Options.Create(new VendorOptions()), environment);
        var templates = new TemplateFolder(Options.Create(new TemplateOptions()), environment, new ListLog<TemplateFolder>(Logged));
        _fonts = new(options, new ListLog<FontBook>(Logged));
        _documents = new(_fonts, looks, templates, options, new ListLog<PdfDocuments>(Logged));
    }

    public List<string> Logged { get; } = [];

    public void SkipUnlessPrintable(string text) =>
        Skip.IfNot(_fonts.CanPrint(text),
            "No font of this machine has these characters (Debian: apt-get install fonts-dejavu-core fonts-ipafont-gothic).");

    public byte[] Print(Action<PdfDocumentWriter> content, PageFormat format = PageFormat.A4, byte[]? logo = null,
        string title = "Quote Q-00001042")
    {
        var letterhead = new PdfLetterhead(Vendor, ["400 Howard Terrace", "San Francisco, CA 94105"], "94-0555555", logo);
        using var document = _documents.Begin(new(title, "Q-00001042", letterhead, new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), format));
        content(document);
        return document.ToArray();
    }

    public static IReadOnlyList<Page> Pages(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages()];
    }

    /// <summary>The words of each page, spaces between them, in the order of printing.</summary>
    public static IReadOnlyList<string> PageTexts(byte[] pdf) =>
        [.. Pages(pdf).Select(page => string.Join(' ', page.GetWords().Select(word => word.Text)))];

    private sealed class ListLog<T>(List<string> lines) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            lines.Add($"{logLevel}: {formatter(state, exception)}");
    }
}
