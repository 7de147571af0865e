namespace Checkout.Web.Features.Errors;

public static class FailurePages
{
    /// <summary>Inside: exceptions become statuses. Outside: statuses without a body become pages.</summary>
    public static void UseFailurePages(this WebApplication app)
    {
        var page = app.Services.GetRequiredService<FailurePage>();
        app.UseStatusCodePages(context => page.WriteAsync(context.HttpContext));
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = _ => Task.CompletedTask });
    }
}
