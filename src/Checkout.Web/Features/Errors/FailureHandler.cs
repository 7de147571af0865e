using Microsoft.AspNetCore.Diagnostics;

namespace Checkout.Web.Features.Errors;

/// <summary>The one place where an exception becomes an answer. It sets the status and logs; the page follows from the status.</summary>
public sealed class FailureHandler(ILogger<FailureHandler> log) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var failure = Failure.From(exception, httpContext.RequestServices.GetRequiredService<Reader>().Culture);
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            // A driver may call a cancelled query a failure of the database: nobody waits for the answer.
            log.LogInformation("{Method} {Path} was given up by the browser", httpContext.Request.Method, httpContext.Request.Path);
        }
        else if (failure.IsOurs)
        {
            log.LogError(exception, "{Method} {Path} failed; reference {Reference}", httpContext.Request.Method, httpContext.Request.Path,
                Reference.Of(httpContext));
        }
        else
        {
            log.LogInformation("{Method} {Path} was refused with {Status}: {Reason}", httpContext.Request.Method, httpContext.Request.Path,
                failure.Status, exception.Message);
        }

        failure.Answer(httpContext);
        return ValueTask.FromResult(true);
    }
}
