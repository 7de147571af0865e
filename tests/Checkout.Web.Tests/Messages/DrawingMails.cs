using System.Buffers.Binary;
using System.Text.RegularExpressions;
using Checkout.Domain.Messages;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Builders;
using Checkout.Testing.Web;
using Checkout.Web.Branding;
using Checkout.Web.Messages;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Checkout.Web.Tests.Messages;

/// <summary>What every mail looks like: templates say blocks, one layout draws them as Outlook can.</summary>
[Trait("Acceptance", "D8")]
public sealed class DrawingMails
{
    private static readonly string[] Blocks = ["p", "blockquote", "dl", "dt", "dd", "a", "footer", "text"];

    private static readonly Regex Tag = new(@"(?<!\w)</?(?<name>[a-z][a-z0-9]*)(?<rest>[^<>]*)>", RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));

    public static TheoryData<string> Templates { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.cshtml", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file))
            .Where(file => !Path.GetFileName(file).StartsWith("_Mail", StringComparison.Ordinal)
                && !Path.GetFileName(file).StartsWith("_View", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static string Folder => RepositoryRoot.Combine("src", "Checkout.Web", "Messages");

    [Theory, MemberData(nameof(Templates))]
    public void Templates_leave_all_drawing_to_the_layout(string template)
    {
        foreach (Match tag in Tag.Matches(File.ReadAllText(Path.Combine(Folder, template))))
        {
            Assert.Contains(tag.Groups["name"].Value, Blocks);
            Assert.DoesNotMatch(@"\b(style|class)\s*=", tag.Groups["rest"].Value);
        }
    }

    [Theory]
    [InlineData("", "#1f4fbf", "#ffffff", "#1f4fbf")]
    [InlineData("#0a5c36", "#0a5c36", "#ffffff", "#0a5c36")]
    [InlineData("#ffcc00", "#ffcc00", "#000000", "#1f4fbf")]
    public async Task The_vendors_logo_and_colour_are_in_it_and_can_be_read(string color, string button, string words, string link)
    {
        var logo = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.png");
        await File.WriteAllBytesAsync(logo, Png(width: 480, height: 160));
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var world = await World.CreateAsync(database, TestClock.Today);
        await world.WriteAsync(world.Invoice("INV-1", 10m, TestClock.Today.AddDays(-40), TestClock.Today.AddDays(-5)));
        await using var portal = Portal.Start(database, world.Clock, new PortalSettings
        {
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Vendor:LogoPath"] = logo,
                ["Vendor:BrandColor"] = color,
            },
        });
        var invitation = new OutboxMessage(MessageKind.Invitation, "zoe@acme.example", "Zoë", world.Account.Id,
            await world.InviteAsync(), data: null, world.Clock.GetUtcNow());
        await using var scope = portal.Services.CreateAsyncScope();

        using var mail = (await scope.ServiceProvider.GetRequiredService<MessageRenderer>()
            .RenderAsync(invitation, CancellationToken.None))!;
        File.Delete(logo);

        Assert.Equal([], OutlookLint.Problems(mail.HtmlBody!));
        Assert.Contains("src=\"cid:logo\" alt=\"Cirrus\" width=\"120\" height=\"40\"", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("logo", Assert.Single(mail.BodyParts.OfType<MimePart>(), part => part.ContentType.MimeType == "image/png").ContentId);
        Assert.Contains($"bgcolor=\"{button}\"", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains($"color:{words};text-decoration:none", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal(link, portal.Services.GetRequiredService<VendorLooks>().Vendor.Link);
    }

    [Theory]
    [InlineData("<a style=\"padding:1px\" href=\"x\">y</a>", "padding or margin on <a>")]
    [InlineData("<td style=\"font-family:system-ui,Arial\">y</td>", "not Arial: y")]
    [InlineData("<div style=\"max-width:560px\"></div>", "a width on a <div>")]
    [InlineData("<p>until the end of the day (America/Los_Angeles)</p>", "a time zone as machines call it: America/Los_Angeles")]
    public void What_mails_looked_like_once_would_be_found(string part, string problem) =>
        Assert.Contains(OutlookLint.Problems($"<table><tr>{part}</tr></table>"),
            found => found.StartsWith(problem, StringComparison.Ordinal));

    /// <summary>As much of a PNG as says how large it is.</summary>
    private static byte[] Png(int width, int height)
    {
        var bytes = new byte[64];
        byte[] signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];
        signature.CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        return bytes;
    }
}
