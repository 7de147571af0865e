using Microsoft.AspNetCore.Mvc.Filters;

namespace Checkout.Web.Forms;

/// <summary>
/// Marks an action that a form with a request key posts to. A form that was carried out before is answered here, before the action reads
/// anything: what it did may have made its own page impossible (A11).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SubmitsAttribute : Attribute, IAsyncResourceFilter
{
    /// <summary>The name of a button that only asks for the sums again: what it sends is not carried out.</summary>
    public const string Recalculate = "Recalculate";

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (await http.ReadSubmissionAsync() is not { } form)
        {
            context.Result = new BadRequestResult();
            return;
        }

        http.Features.Set(form);
        var isCarriedOut = !string.Equals(http.Request.Form[Recalculate], "true", StringComparison.OrdinalIgnoreCase);
        var before = isCarriedOut ? await http.RequestServices.GetRequiredService<Submissions>()
            .BeforeAsync(form, http.RequestAborted) : null;
        if (before is null)
        {
            await next();
            return;
        }

        context.Result = Answers.OfSentBefore(http, before);
    }
}
