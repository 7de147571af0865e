namespace Checkout.Web.Throttling;

/// <summary>Leads to the page that says why not, and when to come again.</summary>
public sealed class TooMuchResult(Failure failure) : StatusCodeResult(failure.Status)
{
    public override void ExecuteResult(ActionContext context)
    {
        failure.Answer(context.HttpContext);
        base.ExecuteResult(context);
    }
}
