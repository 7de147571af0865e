using Checkout.Data.Providers;

namespace Checkout.Web.Requests;

/// <summary>What went wrong, in words for the person who sees it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">What it is.</param>
/// <param name="Explanation">Why, and what to do next.</param>
public sealed record Failure(int Status, string Title, string Explanation)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    /// <summary>True where asking the database again would only make the reader wait.</summary>
    public bool DatabaseIsAway => Status == StatusCodes.Status503ServiceUnavailable;

    /// <summary>True where the log holds more than the page says.</summary>
    public bool IsOurs => Status >= StatusCodes.Status500InternalServerError;

    /// <summary>When it may be tried again; null where nobody knows.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Somebody asks for more at once than their share.</summary>
    public static Failure TooMuchAtOnce(bool previews, TimeSpan retryAfter) =>
        new(StatusCodes.Status429TooManyRequests, "Too much at once", previews
            ? "Your company’s other previews are still being calculated. Wait a moment, then reload the page."
            : "Your other downloads, or your colleagues’, are still being prepared. Wait until they are finished, then try again.")
        {
            RetryAfter = retryAfter,
        };

    /// <summary>Somebody asks more often than others would.</summary>
    public static Failure Of(TooOften refused)
    {
        var (did, what) = refused.Group switch
        {
            ThrottleGroup.Search => ("asked for", "searches"),
            ThrottleGroup.Export => ("asked for", "exports"),
            ThrottleGroup.Document => ("asked for", "downloads"),
            ThrottleGroup.Archive => ("asked for", "archives"),
            ThrottleGroup.Preview => ("asked for", "previews"),
            ThrottleGroup.Mail => ("sent", "messages"),
            _ => ("made", "tries"),
        };
        var wait = refused.RetryAfter.TotalMinutes > 1
            ? string.Create(CultureInfo.InvariantCulture, $"{refused.RetryAfter.TotalMinutes:F0} minutes") : "a minute";
        var why = refused.OfNetwork ? $"Too many {what} came from your network within {wait}" : $"You {did} too many {what} within {wait}";
        return new Failure(StatusCodes.Status429TooManyRequests, $"Too many {what}", refused.Group switch
        {
            ThrottleGroup.Mail => $"{why}, so this one was not sent and nothing was saved. Wait {wait}, go back to find what you typed, "
                + "and send it again.",
            ThrottleGroup.Archive => $"{why}. Wait {wait}, then try again; one archive can hold a thousand documents.",
            _ => $"{why}. Wait {wait}, then try again.",
        })
        {
            RetryAfter = refused.RetryAfter,
        };
    }

    public static Failure From(Exception exception, CultureInfo reader) => exception switch
    {
        RuleViolation violation => new Failure(StatusCodes.Status409Conflict, "That is not possible", violation.Words.Text(reader)),
        TooOften refused => Of(refused),
        DbUpdateConcurrencyException => Of(StatusCodes.Status409Conflict),
        BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } =>
            Of(StatusCodes.Status415UnsupportedMediaType) with { Status = StatusCodes.Status400BadRequest },
        BadHttpRequestException bad => Of(bad.StatusCode),
        _ => DatabaseTroubles.Of(exception) switch
        {
            DatabaseTrouble.None => Of(StatusCodes.Status500InternalServerError),
            DatabaseTrouble.Busy => new Failure(StatusCodes.Status503ServiceUnavailable, "Someone else is changing this right now",
                "Your account is busy: someone else, or an import of ours, is changing it. Nothing of what you sent was saved. Wait a "
                + "moment, then send it again.")
            { RetryAfter = Soon },
            _ => Of(StatusCodes.Status503ServiceUnavailable) with { RetryAfter = Soon },
        },
    };

    /// <summary>Makes it what the answer's page shows.</summary>
    public void Answer(HttpContext http)
    {
        http.Features.Set(this);
        http.Response.StatusCode = Status;
        if (RetryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = wait.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture);
        }
    }

    public static Failure Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new Failure(status, "That page has expired",
            "It was open for too long, or your browser kept it from before you signed in. Go back, reload the page and send it again. "
            + "Nothing was saved."),
        StatusCodes.Status401Unauthorized => new Failure(status, "Sign in first", "This page needs to know who you are."),
        StatusCodes.Status403Forbidden => new Failure(status, "You can’t open this page",
            "You need a permission that you don’t have. Your company’s administrators can grant it."),
        StatusCodes.Status404NotFound => new Failure(status, "There is no such page",
            "The address may be mistyped, or the document belongs to another account. Look it up by its number, or start from Home."),
        StatusCodes.Status405MethodNotAllowed =>
        new Failure(status, "That page can’t be opened this way", "Start from Home and use the buttons on the pages."),
        StatusCodes.Status409Conflict => new Failure(status, "Someone changed this before you",
            "What you saw has changed since, so nothing was saved. Go back, reload the page, look at the change, and decide "
            + "again."),
        StatusCodes.Status413PayloadTooLarge => new Failure(status, "That was too large", "Send less text at a time. Nothing was saved."),
        StatusCodes.Status415UnsupportedMediaType =>
        new Failure(status, "That can’t be read", "Send the form from its page. Nothing was saved."),
        StatusCodes.Status429TooManyRequests => new Failure(status, "Too many tries", "Wait a few minutes, then try again."),
        StatusCodes.Status503ServiceUnavailable => new Failure(status, "We can’t reach your documents right now",
            "This usually passes within a minute. What you sent last was either saved whole or not at all: look before you send it again."),
        >= StatusCodes.Status500InternalServerError => new Failure(status, "Something went wrong on our side",
            "It is not your fault, and it has been recorded. What you sent was either saved whole or not at all: look before you send it "
            + "again."),
        _ => new Failure(status, "That did not work", "Go back and try again, or start from Home."),
    };
}
