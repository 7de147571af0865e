using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore.Storage;

namespace Checkout.Web.Requests;

/// <summary>What went wrong, in words for the person who sees it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">What it is.</param>
/// <param name="Explanation">Why, and what to do next.</param>
public sealed record Failure(int Status, string Title, string Explanation)
{
    /// <summary>True where asking the database again would only make the reader wait.</summary>
    public bool DatabaseIsAway => Status == StatusCodes.Status503ServiceUnavailable;

    /// <summary>True where the log holds more than the page says.</summary>
    public bool IsOurs => Status >= StatusCodes.Status500InternalServerError;

    public static Failure From(Exception exception, CultureInfo reader) => exception switch
    {
        RuleViolation violation => new Failure(StatusCodes.Status409Conflict, "That is not possible", violation.Words.Text(reader)),
        DbUpdateConcurrencyException => Of(StatusCodes.Status409Conflict),
        BadHttpRequestException bad => Of(bad.StatusCode),
        _ when MeansDatabaseIsAway(exception) => Of(StatusCodes.Status503ServiceUnavailable),
        _ => Of(StatusCodes.Status500InternalServerError),
    };

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

    private static bool MeansDatabaseIsAway(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is RetryLimitExceededException or DbException { IsTransient: true }
                || (cause is SocketException or TimeoutException && IsFromDatabase(exception)))
            {
                return true;
            }
        }

        return false;
    }

    // A mail server or a payment provider that is away is reported by its own feature.
    private static bool IsFromDatabase(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException or DbUpdateException
                or InvalidOperationException { Source: "Microsoft.EntityFrameworkCore" or "Npgsql.EntityFrameworkCore.PostgreSQL" })
            {
                return true;
            }
        }

        return false;
    }
}
