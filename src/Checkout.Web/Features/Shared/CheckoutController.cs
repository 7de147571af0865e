using Checkout.Data.EInvoices;
using Checkout.Web.Documents;
using Checkout.Web.Documents.Archive;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Checkout.Web.Features.Shared;

/// <summary>The ways in which an action of the portal answers.</summary>
/// <remarks>MVC looks at each public member of each controller when the portal starts, and its own base class has two hundred: that was
/// 27 MB and a sixth of a start.</remarks>
[Controller]
public abstract class CheckoutController : IActionFilter
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

    void IActionFilter.OnActionExecuted(ActionExecutedContext context)
    {
    }

    /// <summary>404 where the route names a document that the account does not have (<see cref="DocumentBinder"/>).</summary>
    void IActionFilter.OnActionExecuting(ActionExecutingContext context)
    {
        if (context.ActionDescriptor.Parameters.Any(parameter => parameter.ParameterType.IsAssignableTo(typeof(IDocument))
            && !(context.ActionArguments.TryGetValue(parameter.Name, out var found) && found is not null)))
        {
            context.Result = NotFound();
        }
    }

    protected ViewResult View(object? model = null) => View(null, model);

    protected ViewResult View(string name) => View(name, ViewData.Model);

    protected internal ViewResult View(string? name, object? model)
    {
        ViewData.Model = model;
        return new ViewResult { ViewName = name, ViewData = ViewData, TempData = TempData };
    }

    protected static ContentResult Content(string text, string? type = null, Encoding? encoding = null)
    {
        var asked = type is null ? null : Microsoft.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        asked?.Encoding = encoding ?? asked.Encoding;
        return new ContentResult { Content = text, ContentType = asked?.ToString() };
    }

    protected static FileContentResult File(byte[] content, string type, string name) => new(content, type) { FileDownloadName = name };

    protected static RedirectResult Redirect(string url) => new(url);

    protected static LocalRedirectResult LocalRedirect(string url) => new(url);

    protected static RedirectToActionResult RedirectToAction(string action) => new(action, controllerName: null, routeValues: null);

    protected static StatusCodeResult StatusCode(int status) => new(status);

    protected static OkResult Ok() => new();

    protected static NotFoundResult NotFound() => new();

    protected static BadRequestResult BadRequest() => new();

    protected static UnauthorizedResult Unauthorized() => new();

    /// <summary>Shows the form again with what was typed and what is wrong: 422.</summary>
    protected ViewResult Invalid(string view, object? page)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(view, page);
    }

    /// <summary>Shows the form again with what was typed and what is wrong: 422.</summary>
    protected ViewResult Invalid(object? page)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(page);
    }

    /// <summary>The form that was sent to this action, which is marked with <see cref="SubmitsAttribute"/>.</summary>
    protected Submission Submission => HttpContext.Features.GetRequiredFeature<Submission>();

    /// <summary>Answers a form by how it ended.</summary>
    /// <param name="done">What the next page says; null for nothing.</param>
    /// <param name="refused">The page of a refusal, from its reason.</param>
    /// <param name="again">Shows the form once more with the reason beside its field; null where a refusal has its page.</param>
    protected IActionResult Answer(Outcome outcome, Sentence? done, Func<Sentence, RefusedPage> refused, Func<ViewResult>? again = null) =>
        Answers.Of(HttpContext, outcome, Notify, done, refused, again is null ? null : refusal =>
        {
            Refuse(refusal.Field, refusal.Why);
            return again();
        });

    /// <summary>The same, where the page of a refusal is read from the database.</summary>
    protected async Task<IActionResult> AnswerAsync(
        Outcome outcome, Sentence? done, Func<Sentence, Task<RefusedPage>> refused, Func<ViewResult>? again = null)
    {
        var why = outcome switch
        {
            Outcome.Changed changed => changed.Why,
            Outcome.Refused refusal when again is null => refusal.Why,
            _ => null,
        };
        var page = why is null ? null : await refused(why);
        return Answer(outcome, done, _ => page!, again);
    }

    /// <summary>The page that says why something was not done: 409.</summary>
    protected ViewResult Refused(RefusedPage page) => Answers.Refused(HttpContext, page);

    /// <summary>Puts a refusal beside its field, or above the form where it has none.</summary>
    protected void Refuse(string? field, Sentence why) =>
        ModelState.AddModelError(string.IsNullOrEmpty(field) ? "" : char.ToUpperInvariant(field[0]) + field[1..], why.Text(Reader));

    protected void Refuse(IEnumerable<(string Field, Sentence Why)> errors)
    {
        foreach (var (field, why) in errors)
        {
            Refuse(field, why);
        }
    }

    /// <summary>To the payment provider’s page, which is one of the portal’s own where payments are simulated.</summary>
    protected IActionResult ToGateway(string url) => url.StartsWith('/') ? LocalRedirect("~" + url) : Redirect(url);

    /// <summary>A document as a PDF; 404 where there is none.</summary>
    protected IActionResult PdfFile(byte[]? pdf, string name) =>
        pdf is null ? NotFound() : File(pdf, "application/pdf", DownloadName.Of(name, "pdf"));

    /// <summary>The document as an e-invoice, or why it can't be one.</summary>
    protected IActionResult EInvoiceFile(EInvoice? invoice) => invoice switch
    {
        null => NotFound(),
        { Obstacles: { Count: > 0 } obstacles } => Refused(RefusedPage.About(invoice.Document,
            $"{invoice.Document.Number} can’t be downloaded as an e-invoice", Sentence.Plain(string.Join(' ', obstacles)))),
        _ => File(UblWriter.Write(invoice), UblWriter.ContentType,
        DownloadName.Of($"{(invoice.IsCredit ? "credit-memo" : "invoice")}-{invoice.Document.Slug}", "xml")),
    };

    /// <summary>A file that came inside an e-invoice: always a download, never shown as a page of the portal.</summary>
    protected IActionResult AttachedFile(AttachedFile? file) => file is null ? NotFound() : File(file.Content, file.ContentType, file.Name);

    /// <summary>The PDFs of documents as one file, or why there is none.</summary>
    protected async Task<IActionResult> ArchiveAsync(string name, string one, DateOnly on, IQueryable<string> slugs,
        Func<string, CancellationToken, Task<byte[]?>> print, CancellationToken cancellation)
    {
        var asked = await slugs.Take(PdfArchive.Most + 1).ToListAsync(cancellation);
        ViewResult Without(string title, Sentence why) =>
            Refused(new RefusedPage(title, why) { Links = [new RefusedLink("Back to the list", Request.Path)] });
        return asked.Count switch
        {
            0 => Without("There is nothing to download",
                $"Select the documents you want, or download the whole list. Documents that no longer exist can’t be downloaded."),
            > PdfArchive.Most => Without("That is too many at once", $"One file holds at most {PdfArchive.Most} documents. "
                + $"Narrow the list, for instance to a year, and download it in parts."),
            _ => new PdfArchive(name, one, on, asked, print),
        };
    }

    /// <summary>A sentence that the next page shows once.</summary>
    protected void Notify(Sentence sentence, Tone tone = Tone.Good) => new Flash(tone, sentence.Text(Reader)).Store(TempData);

    private Reader Reader => HttpContext.RequestServices.GetRequiredService<Reader>();
}
