using Checkout.Web.Branding;
using Checkout.Web.Messages;
using Checkout.Web.Settings;
using Checkout.Web.Templates;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Checkout.Cli.Commands;

/// <summary><c>checkout mails kinds|preview|send-test</c></summary>
internal static class MailsCommand
{
    private const string Latest = "latest";

    public static Command Create(ConnectionOptions connection) =>
        new("mails", "Shows what mails say, with the vendor's own templates, before they go out.")
        {
            Kinds(), Preview(connection), SendTest(connection),
        };

    private static Command Kinds()
    {
        var command = new Command("kinds", "Lists the kinds of mails and documents, what the file of each is called, and its values.");
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            Write(output, "every mail", TemplateValues.OfEveryMail);
            foreach (var (file, values) in TemplateFolder.Kinds)
            {
                Write(output, $"{file}.liquid", values);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(TextWriter output, string heading, IEnumerable<ValueGroup> groups)
    {
        output.WriteLine(heading);
        foreach (var value in groups.SelectMany(group => group.Values))
        {
            var example = value.Example is IReadOnlyList<ValueGroup> list ? string.Join(", ", list[0].Values.Select(item => item.Name))
                : value.Example;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {value.Name,-26} {value.Type,-10} {example}"));
        }
    }

    private static Command Preview(ConnectionOptions connection)
    {
        var html = new Option<bool>("--html") { Description = "Only the HTML." };
        var text = new Option<bool>("--text") { Description = "Only the text." };
        var file = new Option<FileInfo?>("--to")
        {
            Description = "Writes it to a file: .eml where neither --html nor --text is said.",
            HelpName = "file",
        };
        var asked = new Asked();
        return Operation.Define("preview", "Shows an e-mail as it is sent; links that open a sign-in are left out.", connection,
            (operation, cancellation) => asked.WithMailAsync(connection, operation, async (mail, _) =>
            {
                var parsed = operation.Parsed;
                if (parsed.GetValue(file) is { } target && !parsed.GetValue(html) && !parsed.GetValue(text))
                {
                    await mail.WriteToAsync(target.FullName, cancellation);
                    return;
                }

                var shown = parsed.GetValue(html) ? mail.HtmlBody : parsed.GetValue(text) ? mail.TextBody
                    : $"From: {mail.From}\nTo: {mail.To}\nSubject: {mail.Subject}\n\n{mail.TextBody}";
                await (parsed.GetValue(file) is { } path ? File.WriteAllTextAsync(path.FullName, shown, cancellation)
                    : operation.Output.WriteLineAsync(shown));
            }, cancellation), takes: [.. asked.Symbols, html, text, file]);
    }

    private static Command SendTest(ConnectionOptions connection)
    {
        var to = new Option<string>("--to") { Description = "Who gets it.", Required = true, HelpName = "address" };
        var asked = new Asked();
        return Operation.Define("send-test", "Sends an e-mail as a test, the way the portal sends; nobody else gets it.", connection,
            async (operation, cancellation) =>
            {
                var address = operation.Parsed.GetValue(to)!;
                if (!Mailbox.IsValid(address))
                {
                    await operation.Error.WriteLineAsync($"“{address}” is not an e-mail address.");
                    return ExitCode.Usage;
                }

                return await asked.WithMailAsync(connection, operation, async (mail, services) =>
                {
                    mail.To.Clear();
                    mail.To.Add(new MailboxAddress("", address));
                    mail.Subject = $"Test: {mail.Subject}";
                    mail.MessageId = $"{Guid.NewGuid():N}@{mail.MessageId!.Split('@')[1]}";
                    await services.GetRequiredService<IMailTransport>().SendAsync(mail, cancellation);
                    await operation.Output.WriteLineAsync($"Sent to {address}: {mail.Subject}");
                }, cancellation);
            }, takes: [.. asked.Symbols, to]);
    }

    /// <summary>Which mail is meant.</summary>
    private sealed class Asked
    {
        private readonly Argument<string> _kind = new("KIND") { Description = "As “mails kinds” lists it, such as invoice-ready." };

        private readonly Option<string?> _message = new("--message")
        {
            Description = "A message that the portal wrote: its id as “messages list” shows it, or “latest”. By default the template is "
                + "shown with examples.",
            HelpName = "id",
        };

        private readonly Option<string?> _entity = new("--entity")
        {
            Description = "Examples as a company of Vendor:Entities sends them.",
            HelpName = "id",
        };

        private readonly Option<string?> _locale = new("--locale")
        {
            Description = "Examples for readers of this locale, such as de-DE.",
            HelpName = "locale",
        };

        public IEnumerable<Symbol> Symbols => [_kind, _message, _entity, _locale];

        /// <summary>Has the portal write the mail, by its settings and in its way.</summary>
        public async Task<int> WithMailAsync(ConnectionOptions connection, Operation operation,
            Func<MimeMessage, IServiceProvider, Task> use, CancellationToken cancellation)
        {
            var name = operation.Parsed.GetValue(_kind)!.Replace(".liquid", "", StringComparison.Ordinal);
            if (Enum.GetValues<MessageKind>().FirstOrDefault(kind => TemplateFolder.FileOf(kind) == name || $"{kind}" == name, Unknown) is
                var kind && kind == Unknown)
            {
                await operation.Error.WriteLineAsync($"There is no kind “{name}”. “checkout mails kinds” lists them.");
                return ExitCode.Usage;
            }

            await using var portal = connection.BuildPortal(operation.Parsed);
            if (SettingsCheck.Problems(portal.Services) is { Count: > 0 } problems)
            {
                await operation.Error.WriteAsync(SettingsCheck.Page(problems));
                return ExitCode.Failed;
            }

            await using var scope = portal.Services.CreateAsyncScope();
            var (renderer, templates) = (scope.ServiceProvider.GetRequiredService<MessageRenderer>(),
                scope.ServiceProvider.GetRequiredService<TemplateFolder>());
            var culture = operation.Parsed.GetValue(_locale) is { } locale ? Locales.Find(locale) : CultureInfo.GetCultureInfo("en-US");
            var (entity, wanted) = (operation.Parsed.GetValue(_entity), operation.Parsed.GetValue(_message));
            var refusal = culture is null ? "There is no such locale."
                : entity is not null && !scope.ServiceProvider.GetRequiredService<VendorLooks>().Has(entity)
                ? $"Vendor:Entities has no company “{entity}”."
                : wanted is not null && entity is not null ? "A real message has the look of the company that issued its document."
                : wanted is null && !templates.Has(kind, culture)
                ? $"There is no template {name}.liquid in Templates:Folder, and the built-in words speak of real documents: show them with "
                    + "--message latest, or --message and an id of “checkout messages list --status Sent”."
                : null;
            if (refusal is not null)
            {
                await operation.Error.WriteLineAsync(refusal);
                return ExitCode.BadData;
            }

            var now = operation.Get<TimeProvider>().GetUtcNow();
            using var mail = wanted is null
                ? await renderer.ExampleAsync(new OutboxMessage(kind, "zoe@acme.example", "Zoë Brandström", accountId: null,
                    subjectId: null, data: null, now), culture!, entity, cancellation)
                : await MessageAsync(operation, kind, wanted, cancellation) is { } message
                ? await renderer.PreviewAsync(message, cancellation) : null;
            if (mail is null)
            {
                await operation.Error.WriteLineAsync("There is no such message, or there is no longer anything to say of its cause.");
                return ExitCode.BadData;
            }

            await use(mail, scope.ServiceProvider);
            foreach (var failing in templates.Failing)
            {
                await operation.Error.WriteLineAsync(failing);
            }

            return templates.Failing.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        }

        private const MessageKind Unknown = (MessageKind)(-1);

        private static async Task<OutboxMessage?> MessageAsync(Operation operation, MessageKind kind, string wanted,
            CancellationToken cancellation)
        {
            await using var db = operation.OpenDatabase();
            var messages = db.OutboxMessages.AsNoTracking().Where(message => message.Kind == kind);
            return wanted == Latest
                ? await messages.OrderByDescending(message => message.CreatedAt).ThenByDescending(message => message.Ordinal)
                    .FirstOrDefaultAsync(cancellation)
                : Guid.TryParse(wanted, out var id) ? await messages.SingleOrDefaultAsync(message => message.Id == id, cancellation) : null;
        }
    }
}
