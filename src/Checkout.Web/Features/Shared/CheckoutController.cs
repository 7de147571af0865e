using Checkout.Data.EInvoices;
using Checkout.Domain;
using Checkout.Web.Documents;
using Checkout.Web.Features.Errors;
using Checkout.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Checkout.Web.Features.Shared;

/// <summary>The ways in which an action of the portal answers, beside a view.</summary>
public abstract class CheckoutController : Controller
{
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

    /// <summary>Puts a refusal beside its field, or above the form where it has none.</summary>
    protected void Refuse(RuleViolation violation) => ModelState.AddModelError(violation.Field ?? "", violation.Message);

    /// <summary>A page that says why something is not possible, and whom to ask: 409.</summary>
    protected StatusCodeResult Impossible(string title, IEnumerable<string> reasons)
    {
        HttpContext.Features.Set(new Failure(StatusCodes.Status409Conflict, title, string.Join(' ', reasons)));
        return StatusCode(StatusCodes.Status409Conflict);
    }

    /// <summary>The document as an e-invoice, or why it can't be one.</summary>
    protected IActionResult EInvoiceFile(EInvoice? invoice) => invoice switch
    {
        null => NotFound(),
        { Obstacles: { Count: > 0 } obstacles } => Impossible($"{invoice.Document.Number} can’t be downloaded as an e-invoice", obstacles),
        _ => File(UblWriter.Write(invoice), UblWriter.ContentType, DownloadName.Of($"{(invoice.IsCredit ? "credit-memo" : "invoice")}-{invoice.Document.Slug}", "xml")),
    };

    /// <summary>A sentence that the next page shows once.</summary>
    protected void Say(string sentence, Tone tone = Tone.Good) => new Flash(tone, sentence).Keep(TempData);
}
