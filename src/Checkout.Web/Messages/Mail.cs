using System.Xml.Linq;
using Checkout.Web.Branding;
using Checkout.Web.Templates;
using Microsoft.AspNetCore.Html;

namespace Checkout.Web.Messages;

/// <summary>
/// What a template makes a mail of, and what it says about the mail beside its text. A template that sets no subject has nothing to say.
/// </summary>
/// <param name="Db">Sees the rows of the message's account and nothing else; null where the message belongs to none.</param>
/// <param name="Today">The business date now.</param>
public sealed record Mail(
    OutboxMessage Message,
    CheckoutDbContext? Db,
    Account? Account,
    CultureInfo Culture,
    VendorOptions Vendor,
    string PublicUrl,
    TimeZoneInfo VendorZone,
    DateOnly Today,
    CancellationToken Cancellation)
{
    private readonly Dictionary<ValueGroup, object> _given = [];

    public Sentence? Subject { get; set; }

    /// <summary>Who an answer goes to; the billing department where null.</summary>
    public (string Name, string Email)? ReplyTo { get; set; }

    public IList<(string Name, byte[] Pdf)> Attachments { get; } = [];

    /// <summary>What stands in a mail about several messages of this kind; where null it is the subject, and leads where the button
    /// does.</summary>
    public MailRow? Row { get; set; }

    /// <summary>Set where the mail is about several messages.</summary>
    public Digest? Digest { get; init; }

    public required VendorLooks Looks { get; init; }

    /// <summary>The company that issued what the mail is about, as the vendor's system calls it; null for the vendor.</summary>
    public string? Company { get; set; }

    /// <summary>What the mail shows of the vendor, or of that company.</summary>
    public VendorLook Look => Looks.Of(Digest?.Company ?? Company);

    /// <summary>True where nobody gets it: it holds no link that opens anything.</summary>
    public bool IsPreview { get; init; }

    /// <summary>True where it is about no row, and says the examples of its kind's values.</summary>
    public bool IsExample { get; set; }

    /// <summary>The text, block by block: set by the layout.</summary>
    public IReadOnlyList<XElement> Blocks { get; set; } = [];

    /// <summary>The language of its words.</summary>
    public string Language { get; private set; } = ValueGroup.English;

    /// <summary>Where the button leads; null where there is none.</summary>
    public string? Link { get; private set; }

    /// <summary>How to reach the vendor, and what else stands at the foot.</summary>
    public IReadOnlyList<string> Sender =>
    [
        string.Join(", ", new[] { Look.Name, Vendor.BillingPhone, Vendor.BillingEmail }.Where(part => part.Length > 0)),
        .. Look.Footer,
    ];

    /// <summary>Lets templates say a row's values.</summary>
    public void Give(object about)
    {
        if (TemplateValues.GroupOf(about) is { } group)
        {
            _given[group] = about;
        }
    }

    /// <summary>Says what the built-in template did, or in its place what the vendor's own says.</summary>
    public void Say(IReadOnlyList<XElement> blocks, TemplateFolder templates)
    {
        (Blocks, Link) = (blocks, blocks.FirstOrDefault(block => block.Name.LocalName == "a")?.Attribute("href")?.Value);
        if (Subject is not null && Digest is null)
        {
            templates.TryWrite(Message.Kind, Culture, Values, Take);
        }
    }

    private Dictionary<string, object?> Values(string language)
    {
        var facts = Blocks.Where(block => block.Name.LocalName == "dl").SelectMany(MailText.Facts).Select(fact =>
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["label"] = fact.Label,
                ["value"] = fact.Value,
                ["link"] = fact.Url,
            }).ToList();
        string? Block(string name) =>
            Blocks.FirstOrDefault(block => block.Name.LocalName == name) is { } block ? MailText.Words(block) : null;
        Dictionary<string, object?> Of(params (string Name, object? Value)[] values) =>
            values.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);
        var own = IsExample
            ? TemplateValues.Own(Message.Kind).Select(group => (group.Name, group.Written(null, Culture, VendorZone, language)))
            : _given.Select(given => (given.Key.Name, given.Key.Written(given.Value, Culture, VendorZone, language)));
        return TemplateFolder.Rooted(
        [
            (TemplateValues.Account.Name, IsExample || Account is not null
                ? TemplateValues.Account.Written(Account, Culture, VendorZone, language) : []),
            ("vendor", Of(("name", Look.CalledName), ("product", Vendor.ProductName), ("phone", Vendor.BillingPhone),
                ("email", Vendor.BillingEmail))),
            ("recipient", Of(("name", Message.ToName), ("email", Message.To))),
            ("", Of(("subject", Subject!.Text(Culture)), ("link", Link), ("button", Block("a")), ("reason", Block("footer")),
                ("facts", facts))),
            .. own,
        ]);
    }

    private void Take(string html, string language)
    {
        var blocks = MailText.Blocks(new HtmlString(html), Culture);
        var subject = MailText.Words(blocks.Single(block => block.Name.LocalName == TemplateMarkup.Subject));
        var builtIn = Blocks.Where(block => block.Name.LocalName is not ("a" or "footer"));
        List<XElement> said =
        [
            .. blocks.SelectMany(block => block.Name.LocalName == TemplateMarkup.BuiltIn ? builtIn : [block])
                .Where(block => block.Name.LocalName is not TemplateMarkup.Subject && !LeadsNowhere(block)),
        ];

        // Why somebody gets a mail is said in any case.
        if (!said.Exists(block => block.Name.LocalName == "footer"))
        {
            said.AddRange(Blocks.Where(block => block.Name.LocalName == "footer"));
        }

        (Subject, Blocks, Language) = (Sentence.Plain(subject), said, language);
    }

    private static bool LeadsNowhere(XElement block) => block.Name.LocalName == "a"
        && !(Uri.TryCreate(block.Attribute("href")?.Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https");
}

/// <summary>A message in a mail about several.</summary>
/// <param name="Url">Where it leads; null where its reader can't sign in.</param>
public sealed record MailRow(Sentence What, string? Url, Sentence Says)
{
    /// <summary>Said once above the rows, however many have the same.</summary>
    public string? Why { get; init; }
}
