namespace Checkout.Web.Features.Errors;

/// <summary>
/// Gives every answer of 400 and above that has no body yet its page. The view is rendered where the request stands instead of
/// running the pipeline again, because what failed may be a part of the pipeline.
/// </summary>
public sealed class FailurePage(StandaloneView view, ILogger<FailurePage> log)
{
    private const string ViewPath = "/Features/Errors/Failure.cshtml";

    public async Task WriteAsync(HttpContext context)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        var failure = context.Features.Get<Failure>() ?? Failure.Of(context.Response.StatusCode);
        try
        {
            await RenderAsync(context, failure);
        }
        catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            log.LogError(exception, "The error page itself failed; reference {Reference}", Reference.Of(context));
            context.Response.StatusCode = failure.Status;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync($"{failure.Title}. {failure.Explanation} Reference: {Reference.Of(context)}",
                context.RequestAborted);
        }
    }

    private async Task RenderAsync(HttpContext context, Failure failure)
    {
        var pageFrame = context.RequestServices.GetRequiredService<PageFrame>();
        if (failure.DatabaseIsAway)
        {
            pageFrame.Omit();
        }

        var frame = await pageFrame.GetAsync(context.RequestAborted);
        await view.RenderAsync(context, ViewPath, new FailureModel(failure, Reference.Of(context), frame.User is not null), failure.Status);
    }
}
