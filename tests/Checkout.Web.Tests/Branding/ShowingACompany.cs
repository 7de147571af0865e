using System.IO.Compression;
using System.Net;
using AngleSharp.Html.Parser;
using Checkout.Domain.Messages;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Checkout.Web.Branding;
using Checkout.Web.Messages;
using Checkout.Web.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Checkout.Web.Tests.Branding;

/// <summary>A company of the vendor's shows itself on its mails, documents and pages; a logo can be an SVG, and only a safe one.</summary>
[Trait("Acceptance", "O6")]
public sealed class ShowingACompany : IDisposable
{
    private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 10\">";

    private readonly string _folder = Directory.CreateTempSubdirectory("checkout-look-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task Its_name_sender_colour_logo_and_footer_are_on_mail_document_and_page_and_the_vendors_elsewhere()
    {
        var logo = await WriteAsync("emea.svg", Svg + "<rect width=\"40\" height=\"10\" fill=\"#0a5c36\"/></svg>");
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var world = await World.CreateAsync(database, TestClock.Today);
        var invoice = world.Invoice("INV-1", 40m);
        await world.WriteAsync(invoice);
        var quote = await world.PublishAsync(world.Terms(), world.Line(1m, 10m));
        await using var portal = Portal.Start(database, world.Clock, new PortalSettings
        {
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Vendor:Footer"] = "The vendor’s own line",
                ["Vendor:Entities:0:ExternalId"] = world.Vendor.ExternalId,
                ["Vendor:Entities:0:Name"] = "Cirrus EMEA",
                ["Vendor:Entities:0:LogoPath"] = logo,
                ["Vendor:Entities:0:BrandColor"] = "#0a5c36",
                ["Vendor:Entities:0:FromAddress"] = "billing@emea.example",
                ["Vendor:Entities:0:Footer"] = "HRB 4711 Stuttgart\nManaging director: Ann Ode",
                ["Templates:Folder"] = await TemplatesAsync(),
            },
        });
        Assert.Equal([], SettingsCheck.Problems(portal.Services));
        using var browser = await portal.SignedInAs(world.User.Email!);

        using var mail = await MailAsync(portal, world, MessageKind.InvoiceReady, invoice.Id);
        using var offered = await MailAsync(portal, world, MessageKind.QuotePublished, quote.Id);
        using var vendors = await MailAsync(portal, world, MessageKind.PasswordChanged, world.User.Id);
        var pdf = await PdfText.ReadAsync(mail.Attachments.OfType<MimePart>().Select(Bytes).Single());
        var offer = await PdfText.ReadAsync(await browser.Http.GetByteArrayAsync($"/Quotes/{quote.Slug}/Pdf"));
        var page = new HtmlParser().ParseDocument(await browser.Http.GetStringAsync("/Invoices/INV-1"));
        var home = await browser.Http.GetStringAsync("/");

        Assert.Equal("\"Cirrus EMEA\" <billing@emea.example>", $"{mail.From}");
        Assert.Contains("Cirrus EMEA has issued invoice INV-1", mail.TextBody, StringComparison.Ordinal);
        Assert.EndsWith("HRB 4711 Stuttgart\nManaging director: Ann Ode\n", mail.TextBody!.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Contains("bgcolor=\"#0a5c36\"", offered.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("alt=\"Cirrus EMEA\" width=\"160\" height=\"40\"", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("<br>HRB 4711 Stuttgart", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("logo", Assert.Single(mail.BodyParts.OfType<MimePart>(), part => part.ContentType.MimeType == "image/png").ContentId);
        Assert.Contains("Managing director: Ann Ode", pdf, StringComparison.Ordinal);
        Assert.Contains($"Offer {quote.Number} by Cirrus", offer, StringComparison.Ordinal);
        Assert.DoesNotContain("Managing director", offer, StringComparison.Ordinal);

        Assert.Equal("Cirrus EMEA", page.QuerySelector(".site-header .brand-mark b")!.TextContent);
        Assert.Contains("HRB 4711 Stuttgart", page.QuerySelector(".site-foot")!.TextContent, StringComparison.Ordinal);
        using var served = await browser.Http.GetAsync(page.QuerySelector(".site-header img.logo")!.GetAttribute("src"));
        Assert.Equal("image/svg+xml", served.Content.Headers.ContentType!.MediaType);
        Assert.Contains("nosniff", served.Headers.GetValues("X-Content-Type-Options"));
        Assert.Contains("default-src 'none'", served.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(":root { --brand: #0a5c36; }\n",
            await browser.Http.GetStringAsync(page.QuerySelector("link[href*='brand.css']")!.GetAttribute("href")));

        Assert.DoesNotContain("EMEA", home, StringComparison.Ordinal);
        Assert.Contains("The vendor’s own line", WebUtility.HtmlDecode(home), StringComparison.Ordinal);
        Assert.DoesNotContain("EMEA", vendors.ToString(), StringComparison.Ordinal);
        Assert.Contains("The vendor’s own line", vendors.TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script></svg>", "line 2: It has <script>")]
    [InlineData("<rect onload=\"x()\"/></svg>", "line 2: It has onload=")]
    [InlineData("<use href=\"https://evil.example/#x\"/></svg>", "line 2: It has href=")]
    [InlineData("<image href=\"data:image/png;base64,\"/></svg>", "line 2: It has <image>")]
    [InlineData("<foreignObject/></svg>", "line 2: It has <foreignObject>")]
    [InlineData("<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">x</x:script></svg>", "line 2: It has <script>")]
    [InlineData("<style>@import 'https://evil.example/x.css';</style></svg>", "line 2: It has a style that leads elsewhere")]
    [InlineData("<rect fill=\"url(https://evil.example/#x)\"/></svg>", "line 2: It has fill=")]
    [InlineData("<rect style=\"fill:ur\\6c(x)\"/></svg>", "line 2: It has style=")]
    [InlineData("<?xml-stylesheet href=\"x\"?></svg>", "line 2: It names a style sheet")]
    [InlineData("<text>Cirrus</text></svg>", "line 2: It has <text>, which documents and mails can’t draw.")]
    [InlineData("<rect fill=\"url(#g)\" width=\"1\" height=\"1\"/></svg>", "line 2: It has the paint “url(#g)”")]
    [InlineData("<g>", "In logo.svg, ")]
    public async Task A_logo_that_could_do_harm_or_cant_be_drawn_is_refused_at_the_start(string rest, string says)
    {
        var logo = await WriteAsync("logo.svg", $"{Svg}\n{rest}");

        Assert.Contains(says, Assert.Single(Problems(logo)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    public async Task So_is_what_is_no_picture(string file) => Assert.Single(Problems(await WriteAsync("logo.svg", file)));

    [Fact]
    public async Task Letters_are_taken_where_a_png_stands_beside_for_documents_and_mails()
    {
        var logo = await WriteAsync("logo.svg", Svg + "<text>Cirrus</text></svg>");

        Assert.Empty(Problems(logo, await WriteAsync("logo.png", "")));
    }

    [Fact]
    public async Task The_mark_that_ships_is_drawn_and_shapes_are_where_they_belong()
    {
        var mark = RepositoryRoot.Combine("src", "Checkout.Web", "wwwroot", "favicon.svg");
        Assert.Empty(Problems(mark));
        var logo = await WriteAsync("logo.svg", """
            <svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><style>.a{fill:#0f0}</style>
              <path fill="rgb(255,0,0)" d="M10 10h20v20h-20z m5 5v10h10v-10z"/>
              <g transform="translate(50 0) scale(2)"><circle class="a" cx="10" cy="10" r="5"/></g>
              <path fill="none" stroke="blue" stroke-width="6" d="M10 80a10 10 0 0120 0"/>
              <polygon points="60,60 90,60 90,90" style="fill:#000;fill-opacity:.5"/>
            </svg>
            """);
        var png = SvgLogo.Read(logo).ToPng(100, 100);

        Assert.Equal("FF0000FF", Pixel(12, 12));
        Assert.Equal("00000000", Pixel(20, 20));
        Assert.Equal("00FF00FF", Pixel(70, 20));
        Assert.Equal("00000000", Pixel(81, 20));
        Assert.Equal("0000FFFF", Pixel(20, 70));
        Assert.Equal("00000000", Pixel(20, 78));
        Assert.Equal("0000007F", Pixel(85, 70));
        Assert.Equal("00000000", Pixel(65, 85));

        string Pixel(int x, int y)
        {
            var at = png.AsSpan().IndexOf("IDAT"u8) + 4;
            using var zip = new ZLibStream(new MemoryStream(png, at, png.Length - at), CompressionMode.Decompress);
            var rows = new byte[401 * 100];
            zip.ReadExactly(rows);
            return Convert.ToHexString(rows, (y * 401) + 1 + (x * 4), 4);
        }
    }

    private static async Task<MimeMessage> MailAsync(Portal portal, World world, MessageKind kind, Guid row)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var message = new OutboxMessage(kind, "reader@acme.example", "Reader", world.Account.Id, row, null, world.Clock.GetUtcNow());
        return (await scope.ServiceProvider.GetRequiredService<MessageRenderer>().RenderAsync(message, CancellationToken.None))!;
    }

    private static byte[] Bytes(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content!.DecodeTo(content);
        return content.ToArray();
    }

    private static IReadOnlyList<string> Problems(string logo, string printed = "")
    {
        var problems = new SettingsProblems(VendorOptions.Section);
        new VendorOptionsValidator(WebApplication.CreateEmptyBuilder(new()).Environment)
            .Check(new VendorOptions { Name = "Cirrus", LogoPath = logo, PrintedLogoPath = printed }, problems);
        return problems.Found;
    }

    // Where only templates are: a logo is none.
    private async Task<string> TemplatesAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "templates")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "pdf-footer-quote.liquid"),
            "Offer {{ document.number }} by {{ document.issuer }}");
        return folder;
    }

    private async Task<string> WriteAsync(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }
}
