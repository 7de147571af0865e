using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Checkout.Web.Features.SignIn.Confirmation;

/// <summary>Asks for a recent confirmation. What was typed comes along in the form that asks, so that nothing is lost, without a script as
/// well.</summary>
public sealed class ConfirmationFilter(Confirmations confirmations, IModelMetadataProvider metadata, ITempDataDictionaryFactory tempData)
    : IConfirmationFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (confirmations.IsRecent)
        {
            await next();
            return;
        }

        var isForm = http.Request.HasFormContentType;
        var form = isForm ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        string? problem = null;
        if (isForm && Confirmations.IsIn(form))
        {
            if (await confirmations.ProveAsync(http, form))
            {
                await next();
                return;
            }

            problem = Confirmations.Wrong;
        }

        var here = http.Request.PathBase + http.Request.Path + http.Request.QueryString;
        var page = await confirmations.PageAsync(http, HttpMethods.IsPost(http.Request.Method) ? here : http.Request.PathBase + "/Confirm",
            HttpMethods.IsPost(http.Request.Method) ? Confirmations.Carried(form) : [KeyValuePair.Create("ReturnUrl", here)], problem);
        context.Result = new ViewResult
        {
            ViewName = Confirmations.View,
            StatusCode = StatusCodes.Status403Forbidden,
            TempData = tempData.GetTempData(http),
            ViewData = new ViewDataDictionary<ConfirmationPage>(metadata, new ModelStateDictionary()) { Model = page },
        };
    }
}
