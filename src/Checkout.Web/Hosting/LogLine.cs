using System.Text.RegularExpressions;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace Checkout.Web.Hosting;

/// <summary>
/// Writes each event as one line that says when, who, for which account and from where. Whatever somebody sent us, it can't begin a line of
/// its own: control and formatting characters are written as codes, and what follows of an exception is indented.
/// </summary>
public sealed partial class LogLine : ITextFormatter
{
    private static readonly MessageTemplateTextFormatter Message = new("{Message:lj}", CultureInfo.InvariantCulture);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var message = new StringWriter(CultureInfo.InvariantCulture);
        Message.Format(logEvent, message);
        var when = logEvent.Timestamp.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

        // TraceId is the reference number that error pages show.
        Write(output, $"{when} {Word(logEvent.Level)} trace={logEvent.TraceId?.ToHexString() ?? "-"} user={Of(logEvent, Who.UserId)} "
            + $"account={Of(logEvent, Who.Account)} from={Of(logEvent, Who.Address)} {Of(logEvent, Constants.SourceContextPropertyName)} "
            + message);
        foreach (var line in logEvent.Exception?.ToString().Split('\n') ?? [])
        {
            Write(output, "    " + Address().Replace(line.TrimEnd('\r'), "…@${host}"));
        }
    }

    private static string Of(LogEvent logEvent, string name) =>
        logEvent.Properties.TryGetValue(name, out var value) && value is ScalarValue { Value: { } said }
            ? Convert.ToString(said, CultureInfo.InvariantCulture) ?? "-" : "-";

    private static string Word(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose => "VRB",
        LogEventLevel.Debug => "DBG",
        LogEventLevel.Information => "INF",
        LogEventLevel.Warning => "WRN",
        LogEventLevel.Error => "ERR",
        _ => "FTL",
    };

    private static void Write(TextWriter output, string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            // Line and paragraph separators end a line in some readers; formatting characters hide or turn around what follows.
            var isShown = char.GetUnicodeCategory(sign) is not (UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
            line.Append(isShown ? sign : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)sign:x4}"));
        }

        output.WriteLine(line);
    }

    // Mail servers quote whom they refuse.
    [GeneratedRegex(@"[^\s<>""'(@]+@(?<host>[\w.-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();

    /// <summary>Adds who makes the request in which something is logged.</summary>
    public sealed class Who(IHttpContextAccessor request) : ILogEventEnricher
    {
        public const string UserId = "UserId";
        public const string Account = "Account";
        public const string Address = "Address";

        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            if (request.HttpContext is not { } http)
            {
                return;
            }

            void Add(string name, object? value) =>
                logEvent.AddPropertyIfAbsent(propertyFactory.CreateProperty(name, value));

            Add(Address, http.Connection.RemoteIpAddress?.ToString());
            if (http.Features.Get<CurrentMember>() is { SignedIn: { } user } member)
            {
                Add(UserId, user.Id);
                Add(Account, member.Chosen?.Number);
            }
        }
    }
}
