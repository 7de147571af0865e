using Checkout.Data.EInvoices;
using Checkout.Web.Documents;
using Checkout.Web.Documents.Archive;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Checkout.Web.Features.Shared;

/// <summary>The ways in which an action of the portal answers, beside a view.</summary>
public abstract class CheckoutController : LeanController
{
    /// <summary>404 where the route names a document that the account does not have (<see cref="DocumentBinder"/>).</summary>
    protected override void OnActionExecuting(ActionExecutingContext context)
    {
        if (context.ActionDescriptor.Parameters.Any(parameter => parameter.ParameterType.IsAssignableTo(typeof(IDocument))
            && !(context.ActionArguments.TryGetValue(parameter.Name, out var found) && found is not null)))
        {
            context.Result = NotFound();
        }
    }

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
