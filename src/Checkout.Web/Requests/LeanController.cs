using System.Security.Claims;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Checkout.Web.Requests;

/// <summary>What actions use of MVC’s own controller, which has two hundred public members: MVC looks at each of them for each controller
/// whenever the portal starts.</summary>
[Controller]
public abstract class LeanController : IActionFilter
{
    [ControllerContext]
    public ControllerContext ControllerContext { get; set; } = null!;

    [ViewDataDictionary]
    public ViewDataDictionary ViewData { get; set; } = null!;

    protected HttpContext HttpContext => ControllerContext.HttpContext;

    protected HttpRequest Request => HttpContext.Request;

    protected internal HttpResponse Response => HttpContext.Response;

    protected ClaimsPrincipal User => HttpContext.User;

    protected ModelStateDictionary ModelState => ControllerContext.ModelState;

    protected ITempDataDictionary TempData =>
        HttpContext.RequestServices.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(HttpContext);

    void IActionFilter.OnActionExecuting(ActionExecutingContext context) => OnActionExecuting(context);

    void IActionFilter.OnActionExecuted(ActionExecutedContext context)
    {
    }

    protected virtual void OnActionExecuting(ActionExecutingContext context)
    {
    }

    protected ViewResult View(object? model = null) => View(null, model);

    protected ViewResult View(string name) => View(name, ViewData.Model);

    protected internal ViewResult View(string? name, object? model)
    {
        ViewData.Model = model;
        return new ViewResult { ViewName = name, ViewData = ViewData, TempData = TempData };
    }

    protected static ContentResult Content(string text, string? type = null) => new() { Content = text, ContentType = type };

    protected static FileContentResult File(byte[] content, string type, string name) => new(content, type) { FileDownloadName = name };

    protected static RedirectResult Redirect(string url) => new(url);

    protected static LocalRedirectResult LocalRedirect(string url) => new(url);

    protected static RedirectToActionResult RedirectToAction(string action) => new(action, controllerName: null, routeValues: null);

    protected static StatusCodeResult StatusCode(int status) => new(status);

    protected static NotFoundResult NotFound() => new();
}
