using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Checkout.Domain.Accounts;
using Checkout.Domain.Messages;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Checkout.Web.Messages;
using Checkout.Web.Settings;
using Checkout.Web.Templates;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Checkout.Web.Tests.Messages;

/// <summary>The vendor's own words: looked through at the start, shown as they are sent, and never in the way of a mail.</summary>
[Trait("Acceptance", "O6")]
public sealed class OwnWords : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("checkout-words-").FullName;

    public static TheoryData<MessageKind> Kinds { get; } = [.. Enum.GetValues<MessageKind>()];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, MemberData(nameof(Kinds))]
    public void Every_kind_of_message_says_which_values_its_template_may_use(MessageKind kind)
    {
        var values = TemplateValues.Of(kind).SelectMany(group => group.Values).ToList();

        Assert.Equal(values.Count, values.DistinctBy(value => value.Name).Count());
        Assert.All(values, value => Assert.Matches("^[a-z_]+([.][a-z_]+)?$", value.Name));
    }

    [Fact]
    public void The_page_of_the_documentation_lists_them()
    {
        var page = File.ReadAllText(RepositoryRoot.Combine("docs", "templates.md")).ReplaceLineEndings("\n");
        var groups = TemplateFolder.Kinds.SelectMany(kind => kind.Values).Concat(TemplateValues.OfEveryMail).Distinct()
            .SelectMany(group => group.Values).Select(value => $"| `{value.Name}` | {value.Type} |");
        var files = TemplateFolder.Kinds.Select(kind => $"| `{kind.File}.liquid` | {string.Join(", ",
            kind.Values.Select(group => $"`{group.Name}`"))} |");

        Assert.Equal([], groups.Concat(files).Where(row => !page.Contains($"{row}", StringComparison.Ordinal))
            .Select(row => $"docs/templates.md lacks {row}"));
        Assert.Equal(groups.Count() + files.Count(), Regex.Count(page, "^\\| `", RegexOptions.Multiline, Second));
    }

    [Fact]
    public async Task What_is_wrong_with_a_template_is_told_at_the_start_with_file_and_line()
    {
        const string subject = "<subject>x</subject>\n";
        (string File, string Text, string Says)[] wrong =
        [
            ("invoice-ready", subject + "<p>\n{{ invoice.nubmer }}</p>", "line 3: there is no value “invoice.nubmer” here. There are "),
            ("invoice-disputed", subject + "{% if dispute.by %}<p>{{ dispute.by }}</p>{% else %}\n<p>{{ quote.number }}</p>{% endif %}",
                "line 3: there is no value “quote.number” here."),
            ("quote-declined", subject + "<p>{{ quote.number | append: quote.nothing }}</p>", "line 2: there is no value “quote.nothing”"),
            ("quote-published", subject + "<p>{{ quote.number.GetType }}</p>", "line 2: there is no value “quote.number.GetType”"),
            ("quote-accepted", subject + "<p>{{ order[\"number\"] }}</p>", "line 2: write values with points"),
            ("question-asked", subject + "<p>{{ quote.number | raw }}</p>", "line 2: there is no filter “raw”."),
            ("approval-given", subject + "{% for i in (1..2000000000) %}<p>x</p>{% endfor %}", "line 2: a loop goes through a list"),
            ("approval-lapsed", subject + "{% for fact in facts %}<p>{{ fact.size }}</p>{% endfor %}", "there is no value “fact.size”"),
            ("approval-returned", subject + "\n{% include 'x' %}", "line 3: Unknown tag 'include'."),
            ("own-quote-saved", subject + "{% assign x = quote.number %}", "line 2: Unknown tag 'assign'."),
            ("order-canceled", subject + string.Concat(Enumerable.Repeat("{% if link %}", 5000)),
                "line 2: more than 12 tags stand in each"),
            ("contact-received", subject + "{% if link " + string.Concat(Enumerable.Repeat("and link ", 5000)),
                "line 2: “{%” has no end within 500 characters"),
            ("contact-forwarded", new string('x', 70_000), "line 1: it is longer than 64 KB"),
            ("statement-sent", subject + "{% if link %}<p>x</p>", "line 2: '{% endif %}' was expected"),
            ("payment-failed", subject + "Hello", "line 2: “Hello” stands in no block; write <p>…</p>"),
            ("payment-received", subject + "<p>\n<b>x</b></p>", "line 3: <b> can’t stand in <p>"),
            ("payment-reversed", subject + "<script>x</script>", "line 2: an e-mail has no <script>."),
            ("payment-reminder", subject + "<p style=\"color:red\">x</p>", "line 2: <p> takes no attributes"),
            ("refund-answered", subject + "<p>R & D</p>", "line 2: "),
            ("refund-requested", "<p>x</p>", "line 1: say the subject once: <subject>…</subject>"),
            ("refund-withdrawn", subject + "<dl><dt>x</dt></dl>", "line 2: after <dt> comes <dd>"),
            ("password-reset", subject + "<p>x</p>", "line 1: who gets this mail needs its link"),
            ("invoice-redy", subject, "line 1: nothing is called so. Did you mean invoice-ready.liquid?"),
            ("new-device.german", subject, "line 1: “german” is no locale such as de or de-CH."),
            ("pdf-footer-invoices", "x", "line 1: nothing is called so. Did you mean pdf-footer-invoice.liquid?"),
            ("pdf-footer", "{{ account.name }}", "line 1: there is no value “account.name” here."),
        ];
        foreach (var (file, text, _) in wrong)
        {
            await WriteAsync(file, text);
        }

        await using var portal = await PortalAsync(Engine.Sqlite);
        var problems = SettingsCheck.Problems(portal.Services);

        Assert.All(wrong, one => Assert.Contains(problems, problem =>
            problem.StartsWith($"Templates:Folder: In {one.File}.liquid, ", StringComparison.Ordinal)
            && problem.Contains(one.Says, StringComparison.Ordinal)));
        Assert.Equal([], problems.Where(problem => !wrong.Any(one => problem.Contains($"{one.File}.liquid", StringComparison.Ordinal))));
    }

    /// <summary>With the built-in words, and with a template for each kind that says every value there is.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_preview_is_what_is_sent(bool hasTemplates)
    {
        foreach (var kind in hasTemplates ? Enum.GetValues<MessageKind>() : [])
        {
            await WriteAsync(TemplateFolder.FileOf(kind), EveryValue(kind));
        }

        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var world = await World.CreateAsync(database, TestClock.Today);
        var messages = await OneOfEachKind.WriteAsync(world);
        await using var portal = Start(database, world);
        Assert.Equal([], SettingsCheck.Problems(portal.Services));
        var bag = new MailBag();
        await using var scope = portal.Services.CreateAsyncScope();
        var renderer = scope.ServiceProvider.GetRequiredService<MessageRenderer>();
        var previews = new Dictionary<MessageKind, MimeMessage>();
        foreach (var message in messages)
        {
            previews[message.Kind] = Assert.IsType<MimeMessage>(await renderer.PreviewAsync(message, CancellationToken.None));
        }

        await bag.DispatchAsync(portal);

        Assert.Equal([], scope.ServiceProvider.GetRequiredService<TemplateFolder>().Failing);
        Assert.Equal([], messages.Where(message => !bag.Mails.Any(mail =>
            mail.MessageId!.StartsWith($"{message.Id:N}", StringComparison.Ordinal))).Select(message => message.Kind));
        foreach (var message in messages)
        {
            var preview = previews[message.Kind];
            var sent = Assert.Single(bag.Mails, mail => mail.MessageId!.StartsWith($"{message.Id:N}", StringComparison.Ordinal));
            Assert.Equal((sent.Subject, Shown(sent.TextBody), Shown(sent.HtmlBody), $"{sent.From}", $"{sent.To}"),
                (preview.Subject, Shown(preview.TextBody), Shown(preview.HtmlBody), $"{preview.From}", $"{preview.To}"));
            Assert.Equal(MessageKinds.ForSignIn.Contains(message.Kind),
                preview.TextBody!.Contains("token=preview", StringComparison.Ordinal));
            if (hasTemplates)
            {
                Assert.Equal($"Own words: {message.Kind}", sent.Subject);
                // Each group that is declared was given by the kind's view.
                Assert.All(TemplateValues.Own(message.Kind), group => Assert.True(
                    group.Values.Any(value => Regex.IsMatch(sent.TextBody!, $"{value.Name}=[^;]+;", RegexOptions.None, Second)),
                    $"{message.Kind} gives no {group.Name}: let its view pass the row to FindAsync, GetAsync or Model.Give"));
                Assert.Contains("account.name=Acme GmbH;", sent.TextBody, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Examples_show_every_value_of_every_kind_as_a_reader_gets_them()
    {
        foreach (var kind in Enum.GetValues<MessageKind>())
        {
            await WriteAsync(TemplateFolder.FileOf(kind), EveryValue(kind));
        }

        await WriteAsync("invoice-ready.de", "<subject>Rechnung {{ invoice.number }}</subject><p>Fällig: {{ invoice.due }}</p><built-in/>");
        await using var portal = await PortalAsync(Engine.Sqlite);
        await using var scope = portal.Services.CreateAsyncScope();
        var renderer = scope.ServiceProvider.GetRequiredService<MessageRenderer>();
        async Task<MimeMessage> ExampleAsync(MessageKind kind, string locale) => await renderer.ExampleAsync(
            new OutboxMessage(kind, "zoe@acme.example", "Zoë", null, null, null, TestClock.Start), Locales.Find(locale)!, null,
            CancellationToken.None);

        foreach (var kind in Enum.GetValues<MessageKind>())
        {
            using var mail = await ExampleAsync(kind, "en-US");
            Assert.All(TemplateValues.Of(kind).SelectMany(group => group.Values).Where(value => value.Type is not "list"),
                value => Assert.Matches($"{value.Name}=[^;]+;", mail.TextBody!));
        }

        using var german = await ExampleAsync(MessageKind.InvoiceReady, "de-DE");
        Assert.Equal("Rechnung INV-00000012", german.Subject);
        Assert.Contains("Fällig: 23.12.2026", german.TextBody, StringComparison.Ordinal);
        Assert.Contains("Here stands what the built-in mail says.", german.TextBody, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"de\">", german.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_wrote_stays_text_and_a_template_that_fails_stops_no_mail()
    {
        var loops = string.Concat("abcdef".Select(letter => $"{{% for {letter} in facts %}}"));
        await WriteAsync("payment-reminder", $"<subject>x</subject>{loops}<p>x</p>{string.Concat(Enumerable.Repeat("{% endfor %}", 6))}");
        await WriteAsync("contact-received", "<subject>{{ request.message }}</subject><p>{{ request.message }}</p>"
            + "<a href=\"{{ request.message }}\">x</a>");
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var world = await World.CreateAsync(database, TestClock.Today);
        var notice = new Domain.Collections.ReminderNotice(world.Account.Id, world.Account.Currency, world.Today);
        var invoices = Enumerable.Range(1, 8).Select(n => world.Invoice($"INV-{n}", 10m)).ToList();
        invoices.ForEach(invoice => notice.Add(invoice, 1));
        var request = new ContactRequest("REQ-1", world.Account.Id, world.User.Id, "Zoë", ContactTopic.Invoice,
            "javascript:x</p><a href=\"https://evil.example\">{{ link }}</a>", null, "b@x.example", world.Clock.GetUtcNow());
        await world.WriteAsync([notice, request, .. invoices]);
        await using var portal = Start(database, world);
        Assert.Equal([], SettingsCheck.Problems(portal.Services));
        await using var scope = portal.Services.CreateAsyncScope();
        async Task<MimeMessage> RenderAsync(MessageKind kind, Guid row) =>
            (await scope.ServiceProvider.GetRequiredService<MessageRenderer>().RenderAsync(
                new OutboxMessage(kind, "a@acme.example", "A", world.Account.Id, row, null, world.Clock.GetUtcNow()),
                CancellationToken.None))!;

        using var written = await RenderAsync(MessageKind.ContactReceived, request.Id);
        using var reminder = await RenderAsync(MessageKind.PaymentReminder, notice.Id);

        Assert.Contains("javascript:x</p><a href=\"https://evil.example\">{{ link }}</a>", written.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"https://evil.example\"", written.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript", written.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("-- \nYou get this because you wrote to us from the portal.", written.TextBody!.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.StartsWith("8 invoices due soon: ", reminder.Subject, StringComparison.Ordinal);
        using var browser = portal.Anonymous();
        var health = await (await browser.Http.GetAsync("/health/ready")).Content.ReadAsStringAsync();
        Assert.Equal("Degraded\nThe template payment-reminder.liquid fails, and the built-in words go out. The log says why", health);
    }

    private static string EveryValue(MessageKind kind)
    {
        var text = new StringBuilder($"<subject>Own words: {kind}</subject>\n");
        foreach (var value in TemplateValues.Of(kind).SelectMany(group => group.Values))
        {
            text.Append(value.Type is "list"
                ? $"<dl>{{% for item in {value.Name} %}}<dt>{{{{ item.label }}}}</dt>"
                    + $"<dd>{{{{ item.value }}}} {{{{ item.link }}}}</dd>{{% endfor %}}</dl>\n"
                : $"<p>{value.Name}={{{{ {value.Name} }}}};</p>\n");
        }

        return text.Append("<built-in/>\n<a href=\"{{ link }}\">{{ button }}</a>\n<footer>{{ reason }}</footer>").ToString();
    }

    // A token for a new password is another one each time.
    private static string Shown(string? text) => Regex.Replace(text ?? "", @"token=[\w%.-]+", "token=", RegexOptions.None, Second);

    private async Task<Portal> PortalAsync(Engine engine)
    {
        var database = await TestDatabase.CreateAsync(engine);
        return Start(database, await World.CreateAsync(database, TestClock.Today));
    }

    private Portal Start(TestDatabase database, World world) => Portal.Start(database, world.Clock, new PortalSettings
    {
        Configuration = new Dictionary<string, string>(StringComparer.Ordinal) { ["Templates:Folder"] = _folder },
    });

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(_folder, $"{name}.liquid"), text);
}
